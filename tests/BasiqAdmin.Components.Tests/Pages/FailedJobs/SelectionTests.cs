using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class SelectionTests : PageTest
{
    public SelectionTests()
    {
        SignInAs(Role.TeamLead);
        Lists(12, 13, 14);
        Inbox.Get.Is(SampleCases.Details());
    }

    [Fact]
    public void Selection_OpenCaseChangedByAColleague_Stays()
    {
        var page = Open<FailedJobsPage>("/failed-jobs?case=12");
        Select(page, 13);
        Inbox.Get.Is(SampleCases.AssignedTo(new Person("dev-admin", "Ada")));

        Time.Advance(TimeSpan.FromSeconds(20));

        page.WaitForAssertion(() => Assert.Equal(2, Inbox.Searches.Count));
        Assert.Equal("1 selected", Count(page));
        Assert.True(Box(page, 13).HasAttribute("checked"));
    }

    [Fact]
    public void Selection_ListRefreshed_LosesOnlyWhatHasGone()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        Select(page, 12, 13);
        Lists(13, 14);

        page.Find("[data-refresh]").Click();

        page.WaitForAssertion(() => Assert.Equal("1 selected", Count(page)));
        Assert.True(Box(page, 13).HasAttribute("checked"));
        Assert.False(Box(page, 14).HasAttribute("checked"));
    }

    [Fact]
    public void Selection_OfAllThatMatch_StaysWhenTheListIsRefreshed()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("[aria-label='Select page']").Change(true);
        page.Button("Select all 340").Click();
        Lists(13, 14);

        page.Find("[data-refresh]").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-row-check]").Count));
        Assert.Equal("All 340 that match", Count(page));
    }

    [Fact]
    public void Selection_NextPage_IsAddedTo()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        Select(page, 12);
        Lists(15, 16);

        Navigation.NavigateTo("/failed-jobs?at=more");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-row-check]").Count));
        Select(page, 15);

        page.WaitForAssertion(() => Assert.Equal("2 selected", Count(page)));
    }

    [Fact]
    public void Selection_InAFoldWhenNothingElseIsOpen_CanBeChanged()
    {
        Inbox.Folds.Is([new OutageFold(SampleCases.Bank, "Pied Piper Credit Union", 3, Sample.Now.AddHours(-7))]);
        Inbox.Search.Is(Sample.PageOf<CaseRow>());
        var page = Open<FailedJobsPage>("/failed-jobs");
        Lists(12, 13, 14);
        Navigation.NavigateTo("/failed-jobs?unfold=AU00002");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-row-check]").Count));
        Assert.Empty(page.FindAll(".bulk-count"));

        Select(page, 12, 13);

        Assert.Equal("2 selected", Count(page));
        page.Find(".bulk-bar [data-key=a]").Click();
        page.Button("Assign (2 cases)").Click();
        Assert.Equal([new CaseRef(12, 3), new CaseRef(13, 3)], Assert.Single(Inbox.Applied).Seen);
    }

    [Fact]
    public void Selection_OtherFilter_IsGone()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        Select(page, 12);

        Navigation.NavigateTo("/failed-jobs?owner=customer");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".bulk-count")));
    }

    [Fact]
    public void Selection_AfterABulkChange_IsGone()
    {
        Inbox.Apply.Is(new BulkResult(1, []));
        var page = Open<FailedJobsPage>("/failed-jobs");
        Select(page, 12);
        page.Find(".bulk-bar [data-key=a]").Click();

        page.Button("Assign (1 case)").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".bulk-count")));
    }

    [Fact]
    public void Selection_WithTheCaseThatThePersonHasJustChanged_IsOfWhatTheyMadeOfIt()
    {
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        var page = Open<FailedJobsPage>("/failed-jobs?case=12");
        Select(page, 12);
        page.Find("aside [data-key=a]").Click();

        page.Find(".bulk-bar [data-key=s]").Click();
        page.Button("Snooze (1 case)").Click();

        Assert.Equal([new CaseRef(12, 4)], Assert.Single(Inbox.Applied).Seen);
    }

    [Fact]
    public void Selection_WithACaseThatAColleagueHasChanged_IsOfWhatWasPicked()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        Select(page, 12);
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(12) with { Version = 4 }));
        page.Find("[data-refresh]").Click();

        page.Find(".bulk-bar [data-key=s]").Click();
        page.Button("Snooze (1 case)").Click();

        Assert.Equal([new CaseRef(12, 3)], Assert.Single(Inbox.Applied).Seen);
    }

    [Fact]
    public void Selection_OfAGroup_TakesItsRowsAndGivesThemBack()
    {
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(12), SampleCases.Row(13), SampleCases.Row(14, Cause.BankDown, ActionOwner.Bank)));
        var page = Open<FailedJobsPage>("/failed-jobs");

        page.Find("[data-group-check]").Change(true);
        var selected = Count(page);
        var ofTheOther = Box(page, 14).HasAttribute("checked");
        page.Find("[data-group-check]").Change(false);

        Assert.Equal(("2 selected", false), (selected, ofTheOther));
        Assert.Empty(page.FindAll(".bulk-count"));
    }

    [Fact]
    public void Selection_TakesThePlaceOfTheFilters_UntilItIsCleared()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        Select(page, 12);
        var filters = page.FindAll(".inbox-bar .count-chip").Count;

        page.Button("Clear").Click();

        Assert.Equal(0, filters);
        Assert.Equal(5, page.FindAll(".inbox-bar .count-chip").Count);
    }

    private void Lists(params long[] numbers) => Inbox.Search.Is(new Page<CaseRow>([.. numbers.Select(number => SampleCases.Row(number))], null, "more", 340));

    private static void Select(IRenderedComponent<FailedJobsPage> page, params long[] numbers)
    {
        foreach (var number in numbers)
        {
            Box(page, number).Change(true);
        }
    }

    private static AngleSharp.Dom.IElement Box(IRenderedComponent<FailedJobsPage> page, long number) => page.Find($"[data-row-check][aria-label^='Select case {number},']");

    private static string Count(IRenderedComponent<FailedJobsPage> page) => page.Find(".bulk-count").Words();
}
