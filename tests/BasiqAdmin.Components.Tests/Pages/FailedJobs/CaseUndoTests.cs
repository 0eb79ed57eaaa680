using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

/// <summary>Working through the list: the next case opens, and what was done can be taken back.</summary>
public sealed class CaseUndoTests : PageTest
{
    public CaseUndoTests()
    {
        SignInAs(Role.TeamLead);
        Inbox.Get.Is(SampleCases.Details());
        Jobs.Get.Is(SampleJobs.Details(SampleJobs.Failed(), SampleJobs.Diagnosis()));
    }

    [Fact]
    public void Change_OfTheOpenCase_OpensTheNextAndCanBeTakenBack()
    {
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(12), SampleCases.Row(13)));
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        var page = OpenCase();

        page.Find("[data-key=a]").Click();

        page.WaitForAssertion(() => Assert.Equal("/failed-jobs?case=13", Address));
        Assert.Equal("Gavin B••••••, case 12: assigned to Mira", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
        JSInterop.VerifyInvoke("focusOpenRow");
    }

    [Fact]
    public async Task Undo_OfAChange_PutsItBackAndOpensTheCaseAgain()
    {
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(12), SampleCases.Row(13)));
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        var page = OpenCase();
        page.Find("[data-key=a]").Click();

        await Assert.Single(Services.GetRequiredService<Toasts>().Shown).Undo!();

        Assert.Equal([new CaseRef(12, 4)], Assert.Single(Inbox.Undone));
        page.WaitForAssertion(() => Assert.Equal("/failed-jobs?case=12", Address));
        Assert.Equal("Taken back", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
    }

    [Fact]
    public async Task Undo_WhenSomebodyChangedTheCaseSince_SaysThatNothingWasTakenBack()
    {
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        Inbox.Undo.Is(new BulkResult(0, [12]));
        OpenCase().Find("[data-key=a]").Click();

        await Assert.Single(Services.GetRequiredService<Toasts>().Shown).Undo!();

        Assert.Equal(("Not taken back", "It changed since, or the time to take it back is over."), (Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text, Services.GetRequiredService<Toasts>().Shown[0].Detail));
    }

    [Fact]
    public async Task Undo_OfTheOpenCase_ShowsItAsItIsNow()
    {
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        var page = OpenCase();
        page.Find("[data-key=a]").Click();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("aside .case-history li").Count));

        await Assert.Single(Services.GetRequiredService<Toasts>().Shown).Undo!();

        page.WaitForAssertion(() => Assert.DoesNotContain("Mira", Assert.Single(page.FindAll("aside .case-history li")).Words(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "Taken back")]
    [InlineData(0, "Not taken back")]
    public async Task Undo_AfterThePageWasLeft_StillSaysWhatCameOfIt_AndLeadsNowhere(int changed, string expected)
    {
        Inbox.Change.Is(SampleCases.AssignedTo(new Person("dev-team-lead", "Mira")));
        Inbox.Undo.Is(new BulkResult(changed, []));
        OpenCase().Find("[data-key=a]").Click();
        var undo = Assert.Single(Services.GetRequiredService<Toasts>().Shown).Undo!;
        await DisposeComponentsAsync();
        Navigation.NavigateTo("/users");

        await undo();

        Assert.Equal(expected, Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
        Assert.Equal("/users", Address);
    }

    [Fact]
    public void Case_HasItsNeighboursAtHand()
    {
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(11), SampleCases.Row(12)));

        var page = OpenCase();

        Assert.Contains("2 of 2", page.Find("aside.case").Words(), StringComparison.Ordinal);
        Assert.Equal("/failed-jobs?case=11", page.Link("Previous case").GetAttribute("href"));
        Assert.DoesNotContain(page.FindAll("a"), link => link.GetAttribute("aria-label") == "Next case");
    }

    private IRenderedComponent<FailedJobsPage> OpenCase() => Open<FailedJobsPage>("/failed-jobs?case=12");
}
