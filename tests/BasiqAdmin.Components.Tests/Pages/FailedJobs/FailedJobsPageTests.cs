using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class FailedJobsPageTests : PageTest
{
    public FailedJobsPageTests() => SignInAs(Role.TeamLead);

    [Fact]
    public void Inbox_Opened_IsGroupedByWhoMustActThenCauseWithTheFiltersCounts()
    {
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(12), SampleCases.Row(13), SampleCases.Row(14, Cause.BankDown, ActionOwner.Bank) with { Title = "The bank is down" }));
        Inbox.Groups.Is([
            new CaseGroup(ActionOwner.Customer, Cause.AccountLocked, "Locked out by the bank", 40),
            new CaseGroup(ActionOwner.Bank, Cause.BankDown, "The bank is down", 9),
        ]);

        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Equal(["Customer Locked out by the bank 40", "Bank The bank is down 9"], page.FindAll(".list-group").Select(heading => heading.Words()));
        Assert.Equal("group", Assert.Single(Inbox.Searches).Page.Sort);
        Assert.Equal("/failed-jobs?owner=bank&cause=bankdown", page.Link("The bank is down").GetAttribute("href"));
    }

    [Fact]
    public void Inbox_CountChips_AreFilters()
    {
        Inbox.Count.Is(new InboxCounts(23, new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 14 }, 6, 3, 8, 100, Sample.Now.AddDays(-3)));

        var page = Open<FailedJobsPage>("/failed-jobs?owner=customer&bank=AU00002");

        var chips = page.FindAll(".count-chip").ToDictionary(chip => chip.Words(), chip => chip.GetAttribute("href"), StringComparer.Ordinal);
        Assert.Equal("/failed-jobs?bank=AU00002", chips["All 23"]);
        Assert.Equal("/failed-jobs?owner=customer&bank=AU00002", chips["Customer 14"]);
        Assert.Equal("/failed-jobs?bank=AU00002&assignee=dev-team-lead", chips["Mine 6"]);
        Assert.Equal("/failed-jobs?bank=AU00002&assignee=-", chips["Unassigned 3"]);
        Assert.Equal("/failed-jobs?state=snoozed&bank=AU00002", chips["Snoozed 8"]);
        Assert.Equal("/failed-jobs?state=resolved&bank=AU00002", chips["Resolved 100"]);
        Assert.Equal("Customer 14", page.Find(".count-chip[aria-current]").Words());
        Assert.Contains("23 open · the oldest from 3 days ago", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Chips_AreCountedUnderTheFilterOfTheList()
    {
        Open<FailedJobsPage>("/failed-jobs?bank=AU00002&code=service-unavailable");

        var counted = Assert.Single(Inbox.Counted);
        Assert.Equal(Inbox.Searches.Single().Filter, counted);
        Assert.Equal("service-unavailable", counted.Code);
    }

    [Fact]
    public void Inbox_BeforeEveryUserWasLookedAt_SaysThatMoreMayCome()
    {
        Inbox.Count.Is(new InboxCounts(0, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null) { FirstRound = new FirstRound(412, 3, 1000) });

        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Contains("412 of 1,000 users looked at. Until every user has been looked at for the first time, there may be failed jobs that nobody has seen yet. The jobs of 3 users could not be read; that is tried again.", page.Find("[role=status]").Words(), StringComparison.Ordinal);
        Assert.Equal(("1000", "412"), (page.Find("progress").GetAttribute("max"), page.Find("progress").GetAttribute("value")));
        Assert.Contains("So far.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("No failed job needs anybody", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inbox_WhileTheFirstRoundIsUnderWay_CountsOn_AndLoadsTheListWhenItIsThrough()
    {
        Inbox.Count.Is(new InboxCounts(0, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null) { FirstRound = new FirstRound(412, 0, 1000) });
        var page = Open<FailedJobsPage>("/failed-jobs");
        Inbox.Count.Is(new InboxCounts(7, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null) { FirstRound = new FirstRound(413, 1, 1000) });
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Contains("413 of 1,000 users looked at", page.Words(), StringComparison.Ordinal));
        var listsMeanwhile = Inbox.Search.Asked;
        Inbox.Count.Is(new InboxCounts(9, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null));

        Time.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Equal(2, Inbox.Search.Asked));
        Assert.Equal(1, listsMeanwhile);
        Assert.DoesNotContain("users looked at", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inbox_AddressOfAColleague_ShowsTheSameList()
    {
        Open<FailedJobsPage>("/failed-jobs?state=snoozed&code=service-unavailable&step=retrieve-accounts&older=72&sort=failures&desc=1&size=50");

        var (filter, request) = Assert.Single(Inbox.Searches);
        Assert.Equal(new CaseFilter { State = CaseState.Snoozed, Code = "service-unavailable", Step = "retrieve-accounts", OlderThan = TimeSpan.FromHours(72) }, filter);
        Assert.Equal(new PageRequest(50, null, "failures", Descending: true), request);
    }

    [Fact]
    public void Filters_ThatAreChosen_GoIntoTheAddress()
    {
        Inbox.Facets.Is(new CaseFacets([new BankFacet(SampleCases.Bank, "Pied Piper Credit Union")], ["service-unavailable"], ["retrieve-accounts"]));
        var page = Open<FailedJobsPage>("/failed-jobs");

        page.Choose("Bank", "Pied Piper Credit Union");
        page.Choose("Code", "service-unavailable");
        page.Choose("Age", "Over 3 days");
        page.Choose("Looked after by", "Nobody's");
        page.Choose("Order", "Newest first");

        Assert.Equal("/failed-jobs?bank=AU00002&code=service-unavailable&assignee=-&older=72&sort=newest", Address);
        Assert.Null(Inbox.Searches[^1].Page.Sort);
    }

    [Fact]
    public void WayIntoABank_FromTheConnectors_IsSeenAndGoesWithOneClickOrWithItsBank()
    {
        var page = Open<FailedJobsPage>("/failed-jobs?bank=AU00002&method=web");

        Assert.Equal(new CaseFilter { Institution = SampleCases.Bank, Method = ConnectionMethod.Web }, Assert.Single(Inbox.Searches).Filter);
        page.Button("Web only; show every way into the bank").Click();
        Assert.Equal("/failed-jobs?bank=AU00002", Address);

        page = Open<FailedJobsPage>("/failed-jobs?bank=AU00002&method=web");
        page.Choose("Bank", "Any bank");
        Assert.Equal("/failed-jobs", Address);
    }

    [Fact]
    public void Case_Opened_LeavesTheListAsItIs()
    {
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row(12)));
        Inbox.Get.Is(SampleCases.Details());
        var page = Open<FailedJobsPage>("/failed-jobs?owner=customer");

        Navigation.NavigateTo(page.Find("a[data-row-link]").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Contains("Case 12", page.Find("aside").Words(), StringComparison.Ordinal));
        Assert.Equal("/failed-jobs?owner=customer&case=12", Address);
        Assert.Equal("true", page.Find("a[data-row-link]").GetAttribute("aria-current"));
        Assert.Single(Inbox.Searches);
    }

    [Fact]
    public void Inbox_Empty_SaysSo()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Contains("The inbox is empty", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/failed-jobs?state=resolved", page.Link("See what was resolved").GetAttribute("href"));
        Assert.Contains("No failed job matches", Open<FailedJobsPage>("/failed-jobs?owner=us").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inbox_Unreadable_OffersRetry()
    {
        Inbox.Search.Fails(new InvalidOperationException("locked"));
        var page = Open<FailedJobsPage>("/failed-jobs");
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row()));

        page.Button("Retry").Click();

        Assert.Equal("Gavin B••••••", page.Find("a[data-row-link]").Words());
    }

    [Fact]
    public void Inbox_ForSupport_CanBeReadButNotChanged()
    {
        SignInAs(Role.Support);
        Inbox.Search.Is(Sample.PageOf(SampleCases.Row()));
        Inbox.Get.Is(SampleCases.Details());

        var page = Open<FailedJobsPage>("/failed-jobs?case=12");

        Assert.Contains("Locked out by the bank", page.Find("aside").Words(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[type=checkbox], [data-key], textarea"));
        Assert.Equal(0, Inbox.People.Asked);
    }
}
