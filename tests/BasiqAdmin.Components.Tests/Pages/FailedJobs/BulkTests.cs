using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class BulkTests : PageTest
{
    public BulkTests()
    {
        SignInAs(Role.TeamLead);
        Inbox.Search.Is(new Page<CaseRow>([SampleCases.Row(12), SampleCases.Row(13)], null, "more", 340));
        Inbox.Apply.Is(new BulkResult(2, []));
    }

    [Fact]
    public void Bulk_OfPickedRows_ShowsHowManyAndWhichThenAssignsThose()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("input[data-row-check][aria-label^='Select case 13']").Change(true);
        page.Find(".bulk-bar [data-key=a]").Click();

        Assert.Contains("This changes 1 case: Gavin B•••••• · Locked out by the bank · Pied Piper Credit Union", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        page.Choose("#draft-assignee", "Ada");
        page.Button("Assign (1 case)").Click();

        var (seen, change) = Assert.Single(Inbox.Applied);
        Assert.Equal(new CaseRef(13, 3), Assert.Single(seen));
        Assert.Equal(new CaseChange.Assign(new Person("dev-admin", "Ada")), change);
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void BulkAssign_ToNobody_IsDoneOnlyWhenNobodyWasChosen()
    {
        var page = OpenAssign();

        page.Choose("#draft-assignee", "Nobody");
        page.Button("Assign (2 cases)").Click();

        Assert.Equal(new CaseChange.Assign(null), Assert.Single(Inbox.Applied).Change);
    }

    [Fact]
    public void BulkAssign_BeforeThePeopleAreLoaded_CannotBeConfirmed()
    {
        var people = Inbox.People.Waits();
        var page = OpenAssign();

        Assert.True(page.Button("Assign (2 cases)").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("#draft-assignee"));
        people.SetResult([new Person("dev-team-lead", "Mira")]);

        page.WaitForAssertion(() => Assert.False(page.Button("Assign (2 cases)").HasAttribute("disabled")));
        Assert.Equal("Mira", page.Chosen("#draft-assignee"));
    }

    [Fact]
    public void BulkAssign_PeopleUnreadable_SaysSoAndOffersRetry()
    {
        Inbox.People.Fails(new InvalidOperationException("locked"));
        var page = OpenAssign();
        Assert.Contains("The people to assign to could not be loaded", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.True(page.Button("Assign (2 cases)").HasAttribute("disabled"));
        Inbox.People.Is([new Person("dev-team-lead", "Mira")]);

        page.FindAll("[role=dialog] button").Single(button => button.Words() == "Retry").Click();

        page.WaitForAssertion(() => Assert.False(page.Button("Assign (2 cases)").HasAttribute("disabled")));
        Assert.DoesNotContain("The people to assign to could not be loaded", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void BulkAssign_BySomebodyWhoIsNotOnTheList_WaitsForAChoice()
    {
        Inbox.People.Is([new Person("dev-admin", "Ada")]);

        var page = OpenAssign();

        Assert.True(page.Button("Assign (2 cases)").HasAttribute("disabled"));
        page.Choose("#draft-assignee", "Ada");
        Assert.False(page.Button("Assign (2 cases)").HasAttribute("disabled"));
    }

    [Fact]
    public void Bulk_OfAllThatMatch_IsPreviewedByTheFilter()
    {
        Inbox.Preview.Is(new BulkPreview(string.Empty, 740, [.. Enumerable.Range(1, 500).Select(number => new CaseRef(number, 1))], [SampleCases.Row(12)]));
        var page = Open<FailedJobsPage>("/failed-jobs?owner=customer");

        page.Find("[aria-label='Select page']").Change(true);
        page.Button("Select all 340").Click();
        page.Find(".bulk-bar [data-key=e]").Click();
        page.Find("#draft-reason").Input("Told all of them");
        page.Button("Resolve (500 cases)").Click();

        Assert.Equal(ActionOwner.Customer, Assert.Single(Inbox.Previews).Owner);
        var (seen, change) = Assert.Single(Inbox.Applied);
        Assert.Equal(500, seen.Count);
        Assert.Equal(new CaseChange.Resolve("Told all of them"), change);
    }

    [Fact]
    public void Bulk_SomeLeftAlone_NamesThem()
    {
        Inbox.Apply.Is(new BulkResult(1, [13]));
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("[aria-label='Select page']").Change(true);
        page.Find(".bulk-bar [data-key=s]").Click();

        page.Button("Snooze (2 cases)").Click();

        var told = Assert.Single(Services.GetRequiredService<Toasts>().Shown);
        Assert.Equal(("1 case changed", "1 case left alone, because somebody changed them or it made no sense: 13."), (told.Text, told.Detail));
        Assert.Equal(2, Inbox.BulkHistory.Asked);
    }

    [Fact]
    public async Task Bulk_TakenBack_IsOfWhatWasChanged()
    {
        CaseRef[] changed = [new(12, 4), new(13, 4)];
        Inbox.Apply.Is(new BulkResult(2, []) { Refs = changed });
        Inbox.Undo.Is(new BulkResult(2, []));
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("[aria-label='Select page']").Change(true);
        page.Find(".bulk-bar [data-key=s]").Click();
        page.Button("Snooze (2 cases)").Click();

        await Assert.Single(Services.GetRequiredService<Toasts>().Shown).Undo!();

        Assert.Equal(changed, Assert.Single(Inbox.Undone));
        Assert.Equal("Taken back", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
    }

    [Fact]
    public void Bulk_Refused_KeepsTheDialogAndSaysWhy()
    {
        Inbox.Apply.Fails(new RejectedException("Say why in 3 to 500 characters."));
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("[aria-label='Select page']").Change(true);
        page.Find(".bulk-bar [data-key=e]").Click();
        page.Find("#draft-reason").Input("abc");

        page.Button("Resolve (2 cases)").Click();

        Assert.Contains("Say why in 3 to 500 characters.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.Equal("abc", page.Find("#draft-reason").GetAttribute("value"));
    }

    [Fact]
    public void BulkHistory_OfEarlierChanges_IsListed()
    {
        Inbox.BulkHistory.Is([new BulkRow(4, Sample.Now.AddHours(-2), "Mira", "Assign to Ada", 40, 2)]);

        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Contains("2 h ago Mira Assign to Ada 40 2", page.Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<FailedJobsPage> OpenAssign()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("[aria-label='Select page']").Change(true);
        page.Find(".bulk-bar [data-key=a]").Click();
        return page;
    }
}
