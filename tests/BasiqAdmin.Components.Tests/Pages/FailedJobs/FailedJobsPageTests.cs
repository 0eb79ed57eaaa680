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
            new CaseGroup(ActionOwner.Customer, Cause.AccountLocked, "Locked out by the bank", 40) { LastDay = 5, OldestAt = Sample.Now.AddDays(-6), Marks = CaseMarks.None with { IsEscalating = true } },
            new CaseGroup(ActionOwner.Bank, Cause.BankDown, "The bank is down", 9) { OldestAt = Sample.Now.AddDays(-2) },
        ]);

        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Equal(["Customer Locked out by the bank 40 (5 in 24 h) Escalating", "Bank The bank is down 9"], page.FindAll(".list-group").Select(heading => heading.Words()));
        Assert.Equal("group", Assert.Single(Inbox.Searches).Page.Sort);
        Assert.Equal("/failed-jobs?owner=bank&cause=bankdown", page.Link("The bank is down").GetAttribute("href"));
    }

    [Fact]
    public void Inbox_TabsAndChips_AreFiltersWithTheirCounts()
    {
        Inbox.Tabs.Is(new InboxTabs(23, 6, 8, InboxTabs.CountedTo, 17, new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 14 }));

        var page = Open<FailedJobsPage>("/failed-jobs?owner=customer&bank=AU00002");

        var tabs = page.FindAll(".inbox-tabs a").ToDictionary(tab => tab.Words(), tab => tab.GetAttribute("href"), StringComparer.Ordinal);
        Assert.Equal("/failed-jobs?owner=customer&bank=AU00002", tabs["Open 23"]);
        Assert.Equal("/failed-jobs?owner=customer&bank=AU00002&assignee=dev-team-lead", tabs["Mine 6"]);
        Assert.Equal("/failed-jobs?state=snoozed&owner=customer&bank=AU00002", tabs["Snoozed 8"]);
        Assert.Equal("/failed-jobs?state=resolved&owner=customer&bank=AU00002", tabs["Resolved 10,000+"]);
        Assert.Equal("Open 23", page.Find(".inbox-tabs a[aria-current]").Words());
        var chips = page.FindAll(".count-chip").ToDictionary(chip => chip.Words(), chip => chip.GetAttribute("href"), StringComparer.Ordinal);
        Assert.Equal("/failed-jobs?bank=AU00002", chips["All 17"]);
        Assert.Equal("/failed-jobs?owner=us&bank=AU00002", chips["Our team 0"]);
        Assert.Equal("Customer 14", page.Find(".count-chip[aria-current]").Words());
    }

    [Fact]
    public void FirstSentence_SaysWhoMustActAndLeadsToWhatIsOurs()
    {
        Inbox.Tabs.Is(new InboxTabs(268, 6, 8, 40, 268, new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 207, [ActionOwner.Bank] = 26, [ActionOwner.Basiq] = 27, [ActionOwner.Us] = 8 }));
        Inbox.Groups.Is([
            new CaseGroup(ActionOwner.Customer, Cause.AccountLocked, "Locked out by the bank", 207) { OldestAt = Sample.Now.AddDays(-2) },
            new CaseGroup(ActionOwner.Bank, Cause.BankDown, "The bank is down", 26) { OldestAt = Sample.Now.AddDays(-6) },
        ]);

        var lead = Open<FailedJobsPage>("/failed-jobs").Find(".lead");

        Assert.StartsWith("8 of 268 need our team. 207 wait for the customer, 26 for the bank, 27 for Basiq. Oldest: 6 days ago", lead.Words(), StringComparison.Ordinal);
        Assert.Equal("/failed-jobs?owner=us", Assert.Single(lead.QuerySelectorAll("a")).GetAttribute("href"));
    }

    [Theory]
    [InlineData("", 3, 1, "None of 3 needs our team. 1 waits for the bank.")]
    [InlineData("", 0, 0, "Nothing is open here. 8 cases are snoozed.")]
    [InlineData("?owner=us", 0, 0, "No open case matches.")]
    [InlineData("?state=snoozed", 1, 1, "1 case is snoozed. They wake by themselves.")]
    [InlineData("?state=resolved", 40, 0, "40 cases are resolved.")]
    public void FirstSentence_OfEachState_SaysHowThingsAre(string query, int all, int bank, string expected)
    {
        Inbox.Tabs.Is(new InboxTabs(0, 0, 8, 40, all, new Dictionary<ActionOwner, int> { [ActionOwner.Bank] = bank }));

        Assert.Equal(expected, Open<FailedJobsPage>($"/failed-jobs{query}").Find(".lead").Words());
    }

    [Fact]
    public void Tabs_ThatAreCountedOneByOne_SayTheWholeNumber()
    {
        Inbox.Tabs.Is(new InboxTabs(InboxTabs.CountedTo, 12_345, 10_001, InboxTabs.CountedTo - 1, 0, new Dictionary<ActionOwner, int>()));

        Assert.Equal(["Open 10,000", "Mine 12,345", "Snoozed 10,001", "Resolved 9,999"], Open<FailedJobsPage>("/failed-jobs").FindAll(".inbox-tabs a").Select(tab => tab.Words()));
    }

    [Fact]
    public void Tabs_FromMine_LeaveThePerson()
    {
        var page = Open<FailedJobsPage>("/failed-jobs?assignee=dev-team-lead");

        Assert.Equal("Mine 0", page.Find(".inbox-tabs a[aria-current]").Words());
        Assert.Equal("/failed-jobs", page.Link("Open 0").GetAttribute("href"));
        Assert.Empty(page.FindAll(".case-tags"));
    }

    [Fact]
    public void Filters_OfAnAddress_GoOneByOneOrAllAtOnce()
    {
        var page = Open<FailedJobsPage>("/failed-jobs?bank=AU00002&code=service-unavailable&older=72&assignee=-");

        Assert.Equal(["Bank: AU00002", "Code: service-unavailable", "Age: over 3 days", "Unassigned", "Clear"], page.FindAll(".case-tags button").Select(tag => tag.Words()));
        page.Button("Code: service-unavailable: remove this filter").Click();
        Assert.Equal("/failed-jobs?bank=AU00002&assignee=-&older=72", Address);
        page.Button("Clear").Click();
        Assert.Equal("/failed-jobs", Address);
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
        Inbox.Round.Is(new FirstRound(412, 3, 1000));

        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Contains("412 of 1,000 users checked. More failed jobs may appear until all are checked. The jobs of 3 users could not be read yet. We try again.", page.Find("[role=status]").Words(), StringComparison.Ordinal);
        Assert.Equal(("1000", "412"), (page.Find("[role=progressbar]").GetAttribute("aria-valuemax"), page.Find("[role=progressbar]").GetAttribute("aria-valuenow")));
        Assert.Contains("So far.", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("No failed job needs attention", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inbox_WhileTheFirstRoundIsUnderWay_CountsOn_AndLoadsTheListWhenItIsThrough()
    {
        Inbox.Round.Is(new FirstRound(412, 0, 1000));
        var page = Open<FailedJobsPage>("/failed-jobs");
        Inbox.Round.Is(new FirstRound(413, 1, 1000));
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Contains("413 of 1,000 users checked", page.Words(), StringComparison.Ordinal));
        var listsMeanwhile = Inbox.Search.Asked;
        Inbox.Round.Is(null);

        Time.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Equal(2, Inbox.Search.Asked));
        Assert.Equal(1, listsMeanwhile);
        Assert.DoesNotContain("users checked", page.Words(), StringComparison.Ordinal);
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

        page.Find(".case-more summary").Click();
        page.Choose("Bank", "Pied Piper Credit Union");
        page.Choose("Code", "service-unavailable");
        page.Choose("Age", "Over 3 days");
        page.Choose("Assigned to", "Unassigned");
        page.Choose("Order", "Newest first");

        Assert.Equal("/failed-jobs?bank=AU00002&code=service-unavailable&assignee=-&older=72&sort=newest", Address);
        Assert.Null(Inbox.Searches[^1].Page.Sort);
    }

    [Fact]
    public void WayIntoABank_FromTheConnectors_IsSeenAndGoesWithOneClickOrWithItsBank()
    {
        var page = Open<FailedJobsPage>("/failed-jobs?bank=AU00002&method=web");

        Assert.Equal(new CaseFilter { Institution = SampleCases.Bank, Method = ConnectionMethod.Web }, Assert.Single(Inbox.Searches).Filter);
        page.Button("Connector: Web: remove this filter").Click();
        Assert.Equal("/failed-jobs?bank=AU00002", Address);

        page = Open<FailedJobsPage>("/failed-jobs?bank=AU00002&method=web");
        page.Find(".case-more summary").Click();
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
