using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.FailedJobs;

public sealed class InboxListTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private InboxScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFailedJobInbox Inbox => host.Get<IFailedJobInbox>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = new InboxScene(host);
        await scene.StoreAsync(
            scene.Case(Cause.MessageAtBank, 1),
            scene.Case(Cause.WrongLogin, 30, code: "invalid-credentials", assignee: TestActors.TeamLead.Id),
            scene.Case(Cause.BankUnavailableRetried, 2, "AU00001", "service-unavailable", "retrieve-transactions", failures: 5),
            scene.Case(Cause.KeepsFailing, 50, "AU00001", "connector-error", assignee: "somebody"),
            scene.Case(Cause.UnknownCode, 3, code: "flux-error"),
            scene.Case(Cause.MessageAtBank, 4, state: CaseState.Snoozed),
            scene.Case(Cause.MessageAtBank, 5, state: CaseState.Resolved));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<CaseFilter, int[]> Filters => new()
    {
        { new CaseFilter(), [1, 3, 5, 2, 4] },
        { new CaseFilter { State = CaseState.Snoozed }, [6] },
        { new CaseFilter { State = CaseState.Resolved }, [7] },
        { new CaseFilter { Owner = ActionOwner.Customer }, [1, 2] },
        { new CaseFilter { Cause = Cause.WrongLogin }, [2] },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00001") }, [3, 4] },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00001"), Method = ConnectionMethod.Web }, [3, 4] },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00001"), Method = ConnectionMethod.OpenBanking }, [] },
        { new CaseFilter { Code = " Service-Unavailable " }, [3] },
        { new CaseFilter { Step = "retrieve-transactions" }, [3] },
        { new CaseFilter { Assignee = "somebody" }, [4] },
        { new CaseFilter { Assignee = CaseFilter.Nobody }, [1, 3, 5] },
        { new CaseFilter { OlderThan = TimeSpan.FromDays(1) }, [2, 4] },
        { new CaseFilter { YoungerThan = TimeSpan.FromHours(2.5) }, [1, 3] },
        { new CaseFilter { Text = "user-4" }, [4] },
        { new CaseFilter { Text = "connection-3" }, [3] },
        { new CaseFilter { Text = "job-2" }, [2] },
        { new CaseFilter { Text = "not an id!" }, [] },
        { new CaseFilter { Owner = ActionOwner.Basiq, Institution = InstitutionId.Parse("AU00001"), OlderThan = TimeSpan.FromHours(40) }, [4] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Search_Filtered_FindsNewestFailureFirst(CaseFilter filter, int[] numbers)
    {
        var page = await Inbox.SearchAsync(TestActors.Support, filter, new PageRequest(), Token);

        Assert.Equal(numbers.Select(number => (long)number), page.Items.Select(found => found.Number));
        Assert.Equal(numbers.Length, page.Total);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Search_OfMany_FindsWhatItFindsOfFew(CaseFilter filter, int[] numbers)
    {
        var list = new CaseList(host.Get<IDbContextFactory<AdminContext>>(), host.Get<ConnectorCatalog>(), host.Get<ConnectorOutages>(), host.Clock) { GatherLimit = 0 };
        foreach (var (sort, descending) in new[] { ("newest", true), ("group", false), ("age", false), ("failures", true) })
        {
            var few = await Inbox.SearchAsync(TestActors.Support, filter, new PageRequest(25, null, sort, descending), Token);

            var many = await list.ReadAsync(filter, new PageRequest(25, null, sort, descending), Token);

            Assert.Equal((few.Total, numbers.Length), (many.Total, few.Items.Count));
            Assert.Equal(few.Items.Select(found => found.Number), many.Items.Select(found => found.Number));
        }
    }

    [Theory]
    [InlineData("group", false, new[] { 2, 1, 3, 4, 5 })]
    [InlineData("age", false, new[] { 4, 2, 5, 3, 1 })]
    [InlineData("failures", true, new[] { 3, 5, 4, 2, 1 })]
    public async Task Search_Sorted_IsInThatOrder(string sort, bool descending, int[] numbers)
    {
        var page = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(25, null, sort, descending), Token);

        Assert.Equal(numbers.Select(number => (long)number), page.Items.Select(found => found.Number));
    }

    [Theory]
    [InlineData(0, null, 65)]
    [InlineData(0, ActionOwner.Customer, 32)]
    [InlineData(500, null, 65)]
    public async Task Search_ByGroup_IsNewestFailureFirstInEachGroup_AlsoOverPages(int gatherLimit, ActionOwner? owner, int count)
    {
        await scene.StoreAsync([.. Enumerable.Range(0, 60).Select(number => scene.Case(number % 2 == 0 ? Cause.WrongLogin : Cause.UnknownCode, 5 + (number * 37 % 60)))]);
        var list = new CaseList(host.Get<IDbContextFactory<AdminContext>>(), host.Get<ConnectorCatalog>(), host.Get<ConnectorOutages>(), host.Clock) { GatherLimit = gatherLimit };
        var found = new List<CaseRow>();
        string? cursor = null;
        do
        {
            var page = await list.ReadAsync(new CaseFilter { Owner = owner }, new PageRequest(25, cursor, "group"), Token);
            found.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(count, found.Count);
        Assert.Equal(found.OrderBy(row => row.Owner).ThenBy(row => row.Cause).ThenByDescending(row => row.LastFailedAt).ThenBy(row => row.Number), found);
    }

    [Fact]
    public async Task Pages_ByKey_GoThroughTheWholeListAndBack()
    {
        await scene.StoreAsync([.. Enumerable.Range(0, 120).Select(number => scene.Case(hoursAgo: 100 + (number / 7)))]);
        var forth = new List<long>();
        var page = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50), Token);
        var first = page.Items.Select(found => found.Number).ToList();
        forth.AddRange(first);
        while (page.Next is not null)
        {
            page = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50, page.Next), Token);
            forth.AddRange(page.Items.Select(found => found.Number));
        }

        var back = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50, page.Previous), Token);
        back = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50, back.Previous), Token);

        Assert.Equal(125, forth.Distinct().Count());
        Assert.Equal(first, back.Items.Select(found => found.Number));
    }

    [Fact]
    public async Task Total_BeyondWhatIsWorthCounting_IsAtLeast()
    {
        var list = new CaseList(host.Get<IDbContextFactory<AdminContext>>(), host.Get<ConnectorCatalog>(), host.Get<ConnectorOutages>(), host.Clock) { CountLimit = 4 };

        var beyond = await list.ReadAsync(new CaseFilter(), new PageRequest(2), Token);
        var within = await list.ReadAsync(new CaseFilter { Owner = ActionOwner.Customer }, new PageRequest(1), Token);

        Assert.Equal((4, true), (beyond.Total, beyond.TotalIsAtLeast));
        Assert.Equal((2, false), (within.Total, within.TotalIsAtLeast));
    }

    [Fact]
    public async Task Counts_AreOfTheWholeInbox()
    {
        var counts = await Inbox.CountAsync(TestActors.TeamLead, CaseFilter.Everything, Token);

        Assert.Equal((5, 1, 3, 1, 1), (counts.Open, counts.Mine, counts.Unassigned, counts.Snoozed, counts.Resolved));
        Assert.Equal(new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 2, [ActionOwner.Bank] = 1, [ActionOwner.Basiq] = 1, [ActionOwner.Us] = 1 }, counts.ByOwner);
        Assert.Equal(scene.Now.AddHours(-50), counts.OldestAt);
    }

    public static TheoryData<CaseFilter> FiltersOfChips =>
    [
        new CaseFilter(),
        new CaseFilter { FoldOutages = false },
        new CaseFilter { Code = "service-unavailable" },
        new CaseFilter { Institution = InstitutionId.Parse("AU00000"), OlderThan = TimeSpan.FromHours(2) },
        new CaseFilter { State = CaseState.Snoozed, Owner = ActionOwner.Bank, Step = "retrieve-accounts" },
        new CaseFilter { Owner = ActionOwner.Customer, Cause = Cause.MessageAtBank, Assignee = CaseFilter.Nobody },
    ];

    [Theory]
    [MemberData(nameof(FiltersOfChips))]
    public async Task Counts_UnderAFilter_AreWhatTheListShowsBehindEachChip(CaseFilter filter)
    {
        await host.SetBankAsync("AU00000", "web", "major-outage", Token);
        await scene.StoreAsync(scene.Case(Cause.BankDown, hoursAgo: 3), scene.Case(Cause.BankDown, hoursAgo: 30, assignee: TestActors.TeamLead.Id), scene.Case(Cause.BankDown, bank: "AU00002"));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.RereadBanksAsync(Token);
        var chip = filter with { State = CaseState.Open, Owner = null, Assignee = null, Cause = null };

        var counts = await Inbox.CountAsync(TestActors.TeamLead, filter, Token);

        Assert.Equal(await TotalAsync(chip), counts.Open);
        foreach (var owner in Enum.GetValues<ActionOwner>())
        {
            Assert.Equal(await TotalAsync(chip with { Owner = owner }), counts.ByOwner.GetValueOrDefault(owner));
        }

        Assert.Equal(await TotalAsync(chip with { Assignee = TestActors.TeamLead.Id }), counts.Mine);
        Assert.Equal(await TotalAsync(chip with { Assignee = CaseFilter.Nobody }), counts.Unassigned);
        Assert.Equal(await TotalAsync(chip with { State = CaseState.Snoozed }), counts.Snoozed);
        Assert.Equal(await TotalAsync(chip with { State = CaseState.Resolved }), counts.Resolved);
    }

    [Fact]
    public async Task Tabs_InAnOutage_HoldWhatIsFolded_AndAgreeWithTheNavigation()
    {
        await host.SetBankAsync("AU00000", "web", "major-outage", Token);
        await scene.StoreAsync(scene.Case(Cause.BankDown, hoursAgo: 3), scene.Case(Cause.BankDown, hoursAgo: 30, assignee: TestActors.TeamLead.Id));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.RereadBanksAsync(Token);

        var tabs = await Inbox.TabsAsync(TestActors.TeamLead, new CaseFilter(), Token);

        var folded = (await Inbox.FoldsAsync(TestActors.TeamLead, new CaseFilter(), Token)).Sum(fold => fold.Count);
        Assert.True(folded >= 2);
        Assert.Equal(await TotalAsync(new CaseFilter()) + folded, tabs.Open);
        Assert.Equal((tabs.Open, tabs.Open), ((await Inbox.CountAsync(TestActors.TeamLead, CaseFilter.Everything, Token)).Open, tabs.All));
    }

    private async Task<int> TotalAsync(CaseFilter filter) => (await Inbox.SearchAsync(TestActors.TeamLead, filter, new PageRequest(), Token)).Total;

    [Fact]
    public async Task Groups_AreByWhoMustAct_ThenByCause()
    {
        var groups = await Inbox.GroupsAsync(TestActors.Support, new CaseFilter(), Token);

        Assert.Equal(
            [(ActionOwner.Customer, "Login refused", 1), (ActionOwner.Customer, "Message at the bank", 1), (ActionOwner.Bank, "Bank unavailable, retried", 1), (ActionOwner.Basiq, "Keeps failing, report now", 1), (ActionOwner.Us, "Unknown error", 1)],
            groups.Select(group => (group.Owner, group.Title, group.Count)));
    }

    [Fact]
    public async Task Export_IsTheWholeFilteredList_NewestFailureFirst()
    {
        await scene.StoreAsync([.. Enumerable.Range(0, 1100).Select(number => scene.Case(Cause.WrongLogin, 200 + (number / 10)))]);

        var rows = await Inbox.ExportAsync(TestActors.Support, new CaseFilter { Cause = Cause.WrongLogin }, Token).ToListAsync(Token);

        Assert.Equal((1101, 1101), (rows.Count, rows.DistinctBy(row => row.Number).Count()));
        Assert.Equal(rows.OrderByDescending(row => row.LastFailedAt).ThenByDescending(row => row.Number), rows);
    }

    [Fact]
    public async Task Support_MayLook_ButNotChange()
    {
        var seen = (await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(), Token)).Items[0];

        await Assert.ThrowsAsync<AccessDeniedException>(() => Inbox.ChangeAsync(TestActors.Support, seen.Ref, new CaseChange.Resolve("Done by phone"), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Inbox.ApplyAsync(TestActors.Support, [seen.Ref], new CaseChange.Resolve("Done by phone"), Token));
    }
}
