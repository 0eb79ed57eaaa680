using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Connectors;

public sealed class ConnectorHealthTests : IAsyncLifetime
{
    private WatchScene scene = null!;
    private int made;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectorHealth Health => scene.Host.Get<IConnectorHealth>();

    public async ValueTask InitializeAsync()
    {
        scene = await WatchScene.StartAsync();
        await scene.LookAsync();
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Search_WithoutASort_PutsTheWorstFirst()
    {
        await scene.SeeAsync("major-outage");

        var page = await SearchAsync(size: 100);

        Assert.Equal(page.Items.Count, page.Total);
        Assert.Equal(page.Items.Select(row => StatusRank.Of(row.Connector.Status)).OrderDescending(), page.Items.Select(row => StatusRank.Of(row.Connector.Status)));
        Assert.Equal(scene.Now, page.Items.Single(IsHooliByWeb).SinceAt);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("bank", false)]
    [InlineData("bank", true)]
    [InlineData("time", true)]
    [InlineData("week", false)]
    [InlineData("connections", true)]
    public async Task Search_PageByPageAndBack_ShowsEachConnectorOnce(string? sort, bool descending)
    {
        var all = await SearchAsync(size: 100, sort: sort, descending: descending);
        var seen = new List<string>();
        Page<ConnectorRow>? page = null;
        do
        {
            page = await SearchAsync(size: 25, sort: sort, descending: descending, cursor: page?.Next);
            seen.AddRange(page.Items.Select(row => row.Key));
        }
        while (page.Next is not null);
        var back = await SearchAsync(size: 25, sort: sort, descending: descending, cursor: page.Previous);

        Assert.Equal(all.Items.Select(row => row.Key), seen);
        Assert.Equal(seen.SkipLast(page.Items.Count).TakeLast(25), back.Items.Select(row => row.Key));
    }

    [Fact]
    public async Task Search_Narrowed_LeavesWhatMatches()
    {
        await scene.SeeAsync("major-outage");

        var found = await Health.SearchAsync(TestActors.Support, new ConnectorFilter("hOOli b", ConnectorStatus.MajorOutage, ConnectionMethod.Web, ConnectorStage.Live, InTrouble: true), new PageRequest(), 14, Token);
        var none = await Health.SearchAsync(TestActors.Support, new ConnectorFilter(InUse: true), new PageRequest(), 14, Token);

        Assert.True(IsHooliByWeb(Assert.Single(found.Items)));
        Assert.Empty(none.Items);
    }

    [Fact]
    public async Task Search_Rates_LeaveOutCustomersErrorsOtherMethodsAndOldJobs()
    {
        await StoreConnectionsAsync(("web-1", "web"), ("ob-1", "openbanking"));
        await StoreAsync(
            Job("web-1", JobStatus.Succeeded, hoursAgo: 1),
            Job("web-1", JobStatus.Failed, hoursAgo: 2, ActionOwner.Bank),
            Job("web-1", JobStatus.Failed, hoursAgo: 3, ActionOwner.Customer),
            Job("web-1", JobStatus.Running, hoursAgo: 1),
            Job("web-1", JobStatus.Succeeded, hoursAgo: 30),
            Job("web-1", JobStatus.Failed, hoursAgo: 24 * 8, ActionOwner.Bank),
            Job("ob-1", JobStatus.Failed, hoursAgo: 1, ActionOwner.Basiq));

        var row = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);

        Assert.Equal(new SuccessRate(1, 1, 1), row.LastDay);
        Assert.Equal(new SuccessRate(2, 1, 1), row.LastWeek);
    }

    [Theory]
    [InlineData(5, 0.5)]
    [InlineData(2, null)]
    public async Task Search_Change_IsToldOnlyWhereBothWeeksHaveEnoughJobs(int before, double? expected)
    {
        await StoreConnectionsAsync(("web-1", "web"));
        await StoreAsync([
            .. Enumerable.Range(0, 6).Select(_ => Job("web-1", JobStatus.Succeeded, hoursAgo: 5)),
            .. Enumerable.Range(0, before).Select(_ => Job("web-1", JobStatus.Succeeded, hoursAgo: 24 * 9)),
            .. Enumerable.Range(0, before).Select(_ => Job("web-1", JobStatus.Failed, hoursAgo: 24 * 10, ActionOwner.Bank)),
            Job("web-1", JobStatus.Failed, hoursAgo: 24 * 15, ActionOwner.Bank)]);

        Assert.Equal(expected, (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb).WeekChange);
    }

    [Fact]
    public async Task Bank_Steps_CountTheJobsThatCameAsFarAndLeaveOutCustomersErrors()
    {
        await StoreConnectionsAsync(("web-1", "web"), ("ob-1", "openbanking"));
        await StoreAsync(
            Job("web-1", JobStatus.Succeeded, hoursAgo: 0),
            Job("web-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Bank, "verify-credentials"),
            Job("web-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Basiq, "retrieve-transactions"),
            Job("web-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Customer, "verify-credentials"),
            Job("web-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Bank, "a-new-step"),
            Job("web-1", JobStatus.Running, hoursAgo: 0),
            Job("ob-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Bank, "verify-credentials"),
            Job("web-1", JobStatus.Failed, hoursAgo: 24 * 20, ActionOwner.Bank, "verify-credentials"));

        var bank = await Health.GetAsync(TestActors.Support, WatchScene.Hooli, Token);

        var steps = bank!.Ways.Single(way => IsHooliByWeb(way.Row)).Steps;
        Assert.Equal(["verify-credentials", "retrieve-accounts", "retrieve-transactions"], steps.Select(step => step.Step));
        Assert.Equal([new SuccessRate(2, 1, 0), new SuccessRate(2, 0, 0), new SuccessRate(1, 1, 0)], steps.Select(step => step.Whole));
        Assert.All(steps, step => Assert.Equal((14, step.Whole), (step.ByDay.Count, step.ByDay[^1])));
    }

    [Fact]
    public async Task Bank_WithoutJobs_HasNoSteps() => Assert.All((await Health.GetAsync(TestActors.Support, WatchScene.Hooli, Token))!.Ways, way => Assert.Empty(way.Steps));

    [Fact]
    public async Task Bank_AffectedUsers_AreMaskedAndThoseWhoWaitForTheBankComeFirst()
    {
        await StoreConnectionsAsync(("web-1", "web"), ("web-2", "web"));
        var customers = Case("web-1", CaseState.Open);
        customers.Owner = ActionOwner.Customer;
        await using (var database = scene.Host.Database())
        {
            database.Set<DirectoryUser>().Single(user => user.Id == UserId.Parse("user-1")).Name = "Gavin Belson";
            await database.SaveChangesAsync(Token);
        }

        await StoreAsync(customers, Case("web-2", CaseState.Open));

        var bank = await Health.GetAsync(TestActors.Support, WatchScene.Hooli, Token);

        Assert.Equal(["web-2", "web-1"], bank!.Affected.Select(one => one.ConnectionId.Value));
        Assert.Equal(1, bank.UsersAffected);
        Assert.All(bank.Affected, one => Assert.Equal("Gavin B••••••", one.MaskedName));
    }

    [Fact]
    public async Task Search_Figures_CountLivingConnectionsAndOpenCasesAndAreCountedAnewBehindWhoeverLooks()
    {
        await StoreConnectionsAsync(("web-1", "web"), ("web-2", "web"), ("ob-1", "openbanking"));
        await StoreAsync(Case("web-1", CaseState.Open), Case("web-2", CaseState.Resolved), Case("ob-1", CaseState.Open));
        var first = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);
        await scene.Host.StoreAsync(People.User("user-1"), People.Connection("web-1", "user-1"), People.Connection("web-2", "user-1", status: "deleted"), People.Connection("ob-1", "user-1", method: "openbanking"));
        var kept = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);

        scene.Host.Clock.Advance(ConnectorFigureReader.Lifetime);
        var meanwhile = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);
        await scene.Host.Get<ConnectorFigureReader>().Recount;
        var counted = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);

        Assert.Equal((2, 1), (first.Connections, first.Cases.Open));
        Assert.Equal((2, 1), (kept.Connections, kept.Cases.Open));
        Assert.Equal((2, 1), (meanwhile.Connections, meanwhile.Cases.Open));
        Assert.Equal((1, 1), (counted.Connections, counted.Cases.Open));
    }

    [Fact]
    public async Task Operational_WhileMostOfOurJobsFail_IsInTrouble_AndFirstByTheUsersItConcerns()
    {
        await scene.Host.SetBankAsync("AU00004", "web", "major-outage", Token);
        await scene.LookAsync();
        await StoreConnectionsAsync(("web-1", "web"));
        await StoreAsync([
            Case("web-1", CaseState.Open),
            Job("web-1", JobStatus.Succeeded, hoursAgo: 1),
            .. Enumerable.Range(1, 6).Select(hours => Job("web-1", JobStatus.Failed, hours, ActionOwner.Bank))]);

        var first = (await SearchAsync(size: 100)).Items[0];
        var inTrouble = await Health.SearchAsync(TestActors.Support, new ConnectorFilter(InTrouble: true), new PageRequest(100), 14, Token);
        var counts = await Health.CountAsync(TestActors.Support, Token);

        Assert.True(IsHooliByWeb(first));
        Assert.Equal((ConnectorStatus.Operational, true, 1), (first.Connector.Status, first.FailsUnannounced, first.Cases.UsersAffected));
        Assert.Contains(inTrouble.Items, IsHooliByWeb);
        Assert.Equal(inTrouble.Total, counts.InTrouble);
    }

    [Theory]
    [InlineData(4, 0, ActionOwner.Bank, false)]
    [InlineData(5, 0, ActionOwner.Bank, true)]
    [InlineData(5, 5, ActionOwner.Bank, true)]
    [InlineData(5, 6, ActionOwner.Bank, false)]
    [InlineData(50, 0, ActionOwner.Customer, false)]
    public async Task OwnJobs_FailUnannounced_OnlyWhereEnoughOfThemDoForTheBanksReasons(int failed, int succeeded, ActionOwner owner, bool expected)
    {
        await StoreConnectionsAsync(("web-1", "web"));
        await StoreAsync([
            .. Enumerable.Range(0, failed).Select(_ => Job("web-1", JobStatus.Failed, 2, owner)),
            .. Enumerable.Range(0, succeeded).Select(_ => Job("web-1", JobStatus.Succeeded, 2))]);

        var row = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);

        Assert.Equal((expected, expected), (row.FailsUnannounced, row.IsInTrouble));
    }

    [Fact]
    public async Task Figures_CasesPutAside_CountInTheListAsOnTheBanksPage()
    {
        await StoreConnectionsAsync(("web-1", "web"), ("web-2", "web"), ("web-3", "web"));
        await StoreAsync(Case("web-1", CaseState.Open), Case("web-2", CaseState.Snoozed), Case("web-3", CaseState.Resolved));

        var bank = await Health.GetAsync(TestActors.Support, WatchScene.Hooli, Token);

        Assert.Equal((new CaseCounts(Open: 1, Snoozed: 1) { UsersAffected = 1 }, 2), ((await SearchAsync(size: 100)).Items.Single(IsHooliByWeb).Cases, bank!.AffectedCount));
    }

    [Fact]
    public async Task Search_FiguresThatAreTooOld_AreWaitedFor()
    {
        var before = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);
        await StoreConnectionsAsync(("web-1", "web"));
        scene.Host.Clock.Advance(ConnectorFigureReader.Oldest);

        var counted = (await SearchAsync(size: 100)).Items.Single(IsHooliByWeb);

        Assert.Equal((0, 1), (before.Connections, counted.Connections));
    }

    [Fact]
    public async Task Count_WhenNobodyHasLookedForLong_SaysSo()
    {
        var fresh = await Health.CountAsync(TestActors.Support, Token);
        var lookedAt = scene.Now;
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(13));

        var stale = await Health.CountAsync(TestActors.Support, Token);

        Assert.True(fresh.IsCurrent);
        Assert.Equal((lookedAt, false), (stale.LookedAt, stale.IsCurrent));
        Assert.Equal(fresh.All, fresh.ByStatus.Values.Sum());
    }

    [Fact]
    public async Task Bank_WithAnOutage_TellsItsIncidentAndWhatItDidToUs()
    {
        await scene.SeeAsync("major-outage");
        var started = scene.Now;
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await StoreConnectionsAsync(("web-1", "web"), ("ob-1", "openbanking"));
        await StoreAsync(
            Job("web-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Bank),
            Job("web-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Customer),
            Job("web-1", JobStatus.Succeeded, hoursAgo: 0),
            Job("ob-1", JobStatus.Failed, hoursAgo: 0, ActionOwner.Bank),
            Job("web-1", JobStatus.Failed, hoursAgo: 5, ActionOwner.Bank));
        await StoreAsync(Case("web-1", CaseState.Snoozed), Case("ob-1", CaseState.Resolved));
        await scene.SeeAsync("operational");

        var bank = await Health.GetAsync(TestActors.Support, WatchScene.Hooli, Token);

        var incident = Assert.Single(bank!.Ways.Single(way => IsHooliByWeb(way.Row)).Incidents);
        Assert.Equal(new Incident(ConnectorStatus.MajorOutage, started, scene.Now), incident.Incident);
        Assert.Equal((1, 3), (incident.FailedJobs, incident.Jobs));
        Assert.Equal((ConnectionId.Parse("web-1"), 1), (Assert.Single(bank.Affected).ConnectionId, bank.AffectedCount));
        Assert.Equal([14, 90], new[] { bank.Ways[0].Row.History.Days.Count, bank.Ways[0].Longer.Days.Count });
    }

    [Fact]
    public async Task Bank_ThatIsNotListed_IsNull() => Assert.Null(await Health.GetAsync(TestActors.Support, InstitutionId.Parse("AU99999"), Token));

    [Fact]
    public async Task Outages_OfTheLastDay_StayNewsAndThenGo()
    {
        await scene.SeeAsync("major-outage");
        var started = scene.Now;
        var lasting = (await OutagesAsync()).Single();
        await scene.SeeAsync("operational");
        var over = (await OutagesAsync()).Single();
        for (var day = 0; day < 2; day++)
        {
            await scene.LookAsync(after: TimeSpan.FromHours(12.5));
        }

        Assert.Equal((started, null), (lasting.FromAt, lasting.ToAt));
        Assert.Equal((started, started + WatchScene.Interval), (over.FromAt, over.ToAt));
        Assert.Empty(await OutagesAsync());
    }

    [Fact]
    public async Task Outage_WhileNobodyCanLook_IsNotSaidToBeOver()
    {
        await scene.SeeAsync("major-outage");
        var started = scene.Now;
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        var unseen = (await OutagesAsync()).Single();
        await scene.LookAsync();

        var seenAgain = (await OutagesAsync()).Single();

        Assert.Equal((started, null), (unseen.FromAt, unseen.ToAt));
        Assert.Equal((started, null), (seenAgain.FromAt, seenAgain.ToAt));
    }

    [Fact]
    public async Task Everything_ForNobodyInParticular_IsRefused()
    {
        var nobody = new Actor("x", "X", (Role)99);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Health.SearchAsync(nobody, new ConnectorFilter(), new PageRequest(), 14, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Health.CountAsync(nobody, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Health.GetAsync(nobody, WatchScene.Hooli, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Health.OutagesAsync(nobody, Token));
    }

    private static bool IsHooliByWeb(ConnectorRow row) => row.Connector.Id == WatchScene.Hooli && row.Connector.Method == ConnectionMethod.Web;

    private Task<Page<ConnectorRow>> SearchAsync(int size, string? sort = null, bool descending = false, string? cursor = null) =>
        Health.SearchAsync(TestActors.Support, new ConnectorFilter(), new PageRequest(size, cursor, sort, descending), 14, Token);

    // The seeded world has outages of its own; only the test's bank is of interest.
    private async Task<IEnumerable<OutageNews>> OutagesAsync() =>
        (await Health.OutagesAsync(TestActors.Support, Token)).Where(outage => outage.InstitutionId == WatchScene.Hooli);

    private Task StoreConnectionsAsync(params (string Id, string Method)[] connections) =>
        scene.Host.StoreAsync(People.User("user-1"), [.. connections.Select(connection => People.Connection(connection.Id, "user-1", method: connection.Method))]);

    private async Task StoreAsync(params object[] records)
    {
        await using var database = scene.Host.Database();
        database.AddRange(records);
        await database.SaveChangesAsync(Token);
    }

    private JobRecord Job(string connection, JobStatus status, double hoursAgo, ActionOwner? owner = null, string? failedStep = null) => new()
    {
        Id = JobId.Parse($"job-{++made}"),
        UserId = UserId.Parse("user-1"),
        ConnectionId = ConnectionId.Parse(connection),
        InstitutionId = WatchScene.Hooli,
        Status = status,
        Owner = owner,
        FailedStep = failedStep,
        CreatedAt = scene.Now.AddHours(-hoursAgo),
        FirstSeenAt = scene.Now,
        LastSeenAt = scene.Now,
    };

    private FailedJobCase Case(string connection, CaseState state) => new()
    {
        UserId = UserId.Parse("user-1"),
        ConnectionId = ConnectionId.Parse(connection),
        InstitutionId = WatchScene.Hooli,
        Method = connection.StartsWith("ob", StringComparison.Ordinal) ? ConnectionMethod.OpenBanking : ConnectionMethod.Web,
        Connector = "AU00000/any",
        JobId = JobId.Parse($"job-of-case-{++made}"),
        Step = "retrieve-accounts",
        Code = "service-unavailable",
        Cause = Cause.BankDown,
        Owner = ActionOwner.Bank,
        InboxPlace = FailedJobCase.PlaceOf(ActionOwner.Bank, Cause.BankDown, scene.Now),
        JudgedAt = scene.Now,
        Failures = 1,
        FirstFailedAt = scene.Now,
        LastFailedAt = scene.Now,
        OpenedAt = scene.Now,
        State = state,
        ResolvedAt = state == CaseState.Resolved ? scene.Now : null,
    };
}
