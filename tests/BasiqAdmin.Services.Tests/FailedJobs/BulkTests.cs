using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

public sealed class BulkTests : IAsyncLifetime
{
    private static readonly CaseChange Assign = new CaseChange.Assign(new Person("mira", "Mira"));
    private static readonly CaseFilter Customers = new() { Owner = ActionOwner.Customer };
    private ServicesHost host = null!;
    private InboxScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFailedJobInbox Inbox => host.Get<IFailedJobInbox>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = new InboxScene(host);
        await scene.StoreAsync(scene.Case(hoursAgo: 3), scene.Case(hoursAgo: 2), scene.Case(hoursAgo: 1), scene.Case(Cause.KeepsFailing));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Preview_SaysHowManyAndWhich_AndChangesNothing()
    {
        var preview = await Inbox.PreviewAsync(TestActors.TeamLead, Customers, Assign, Token);

        Assert.Equal(("Assign to Mira", 3), (preview.Description, preview.Total));
        Assert.Equal([3, 2, 1], preview.Rows.Select(row => row.Number));
        Assert.Equal([3, 2, 1], preview.Refs.Select(seen => seen.Number));
        Assert.Equal(0, (await Inbox.SearchAsync(TestActors.TeamLead, new CaseFilter { Assignee = "mira" }, new PageRequest(), Token)).Total);
    }

    [Fact]
    public async Task Apply_ChangesExactlyThePreviewedCases()
    {
        var preview = await Inbox.PreviewAsync(TestActors.TeamLead, Customers, Assign, Token);
        await scene.StoreAsync(scene.Case());

        var result = await Inbox.ApplyAsync(TestActors.TeamLead, preview.Refs, Assign, Token);

        var mine = await Inbox.SearchAsync(TestActors.TeamLead, new CaseFilter { Assignee = "mira" }, new PageRequest(), Token);
        Assert.Equal(3, result.Changed);
        Assert.Empty(result.Skipped);
        Assert.Equal([3L, 2, 1], mine.Items.Select(row => row.Number));
        Assert.True((await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!.History[^1].InBulk);
    }

    [Fact]
    public async Task Apply_LeavesAloneWhatSomebodyElseChangedSince_AndNamesIt()
    {
        var preview = await Inbox.PreviewAsync(TestActors.TeamLead, Customers, new CaseChange.Resolve("Told by e-mail"), Token);
        await Inbox.ChangeAsync(TestActors.Admin, preview.Refs[1], Assign, Token);

        var result = await Inbox.ApplyAsync(TestActors.TeamLead, preview.Refs, new CaseChange.Resolve("Told by e-mail"), Token);

        Assert.Equal((2, 2L), (result.Changed, Assert.Single(result.Skipped)));
        Assert.Equal(CaseState.Open, (await Inbox.GetAsync(TestActors.TeamLead, 2, Token))!.Row.State);
    }

    [Fact]
    public async Task BulkChange_IsInItsHistory_AndAuditedWithEveryNumber()
    {
        var preview = await Inbox.PreviewAsync(TestActors.TeamLead, Customers, new CaseChange.Resolve("Told by e-mail"), Token);

        await Inbox.ApplyAsync(TestActors.TeamLead, preview.Refs, new CaseChange.Resolve("Told by e-mail"), Token);

        var history = Assert.Single(await Inbox.BulkHistoryAsync(TestActors.TeamLead, 10, Token));
        var audited = Assert.Single((await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(), new PageRequest(), Token)).Items);
        Assert.Equal(("Lee Lead", "Resolve: Told by e-mail", 3, 0), (history.ActorName, history.Description, history.Changed, history.Skipped));
        Assert.Equal(("case.resolved-in-bulk", "Told by e-mail", "cases=1,2,3"), (audited.Fact.Action, audited.Fact.Reason, audited.Fact.Detail));
    }

    [Fact]
    public async Task Preview_OfMoreThanTheLimit_NamesTheNewestOnly()
    {
        await scene.StoreAsync([.. Enumerable.Range(0, BulkPreview.Limit + 10).Select(_ => scene.Case(hoursAgo: 10))]);

        var preview = await Inbox.PreviewAsync(TestActors.TeamLead, Customers, Assign, Token);

        Assert.Equal((513, BulkPreview.Limit, 50), (preview.Total, preview.Refs.Count, preview.Rows.Count));
    }

    [Fact]
    public async Task Reopen_OfTwoCasesOfOneConnection_OpensTheNewer()
    {
        await scene.StoreAsync(Twin(5), Twin(6));
        var preview = await Inbox.PreviewAsync(TestActors.TeamLead, new CaseFilter { State = CaseState.Resolved }, new CaseChange.Reopen("Too early"), Token);

        var result = await Inbox.ApplyAsync(TestActors.TeamLead, preview.Refs, new CaseChange.Reopen("Too early"), Token);

        Assert.Equal((1, 5L), (result.Changed, Assert.Single(result.Skipped)));
    }

    [Fact]
    public Task Apply_OfNothing_IsRejected()
    {
        return Assert.ThrowsAsync<RejectedException>(() => Inbox.ApplyAsync(TestActors.TeamLead, [], Assign, Token));
    }

    private FailedJobCase Twin(int hoursAgo) => new()
    {
        UserId = Basiq.Ids.UserId.Parse("user-9"),
        ConnectionId = Basiq.Ids.ConnectionId.Parse("connection-9"),
        Connector = "",
        JobId = Basiq.Ids.JobId.Parse("job-9"),
        Step = "",
        Code = "",
        Cause = Cause.WrongLogin,
        Owner = ActionOwner.Customer,
        InboxPlace = 0,
        JudgedAt = scene.Now,
        Failures = 1,
        FirstFailedAt = scene.Now.AddHours(-hoursAgo),
        LastFailedAt = scene.Now.AddHours(-hoursAgo),
        OpenedAt = scene.Now,
        State = CaseState.Resolved,
        ResolvedAt = scene.Now,
    };
}
