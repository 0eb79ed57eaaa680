using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class OutageFoldTests : PageTest
{
    public OutageFoldTests()
    {
        SignInAs(Role.TeamLead);
        Inbox.Folds.Is([new OutageFold(SampleCases.Bank, "Pied Piper Credit Union", 17, Sample.Now.AddHours(-7))]);
    }

    [Fact]
    public void Fold_Closed_TellsOfItsFailuresWithoutListingThem()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Contains("Major outage Pied Piper Credit Union · 17 failures · since 2:00 am", page.Find(".fold").Words(), StringComparison.Ordinal);
        Assert.Equal("false", page.Link("Unfold Pied Piper Credit Union").GetAttribute("aria-expanded"));
        Assert.Single(Inbox.Searches);
    }

    [Fact]
    public void Fold_Unfolded_ListsItsCasesAndTheListStays()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(15, Cause.BankDown, ActionOwner.Bank)));

        Navigation.NavigateTo(page.Link("Unfold Pied Piper Credit Union").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal("/failed-jobs?unfold=AU00002&case=15", page.Find(".fold td a[data-row-link]").GetAttribute("href")));
        Assert.Equal(2, Inbox.Searches.Count);
        Assert.Equal(SampleCases.Bank, Inbox.Searches[^1].Filter.InOutageOf);
        Assert.Equal("true", page.Link("Fold Pied Piper Credit Union").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Fold_SnoozedUntilTheBankRecovers_ChangesItsCasesAfterAPreview()
    {
        Inbox.Preview.Is(new BulkPreview(string.Empty, 1, [new CaseRef(15, 1)], [SampleCases.Row(15)]));
        var page = Open<FailedJobsPage>("/failed-jobs");

        page.Button("Snooze all s").Click();
        page.Button("Snooze (1 case)").Click();

        Assert.Equal(SampleCases.Bank, Assert.Single(Inbox.Previews).InOutageOf);
        var (seen, change) = Assert.Single(Inbox.Applied);
        Assert.Equal(new CaseRef(15, 1), Assert.Single(seen));
        Assert.IsType<CaseChange.SnoozeForBank>(change);
    }
}
