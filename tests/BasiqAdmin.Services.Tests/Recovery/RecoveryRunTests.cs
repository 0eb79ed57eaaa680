using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>What happens to a connection in the queue, from the outage to the end, against the sandbox.</summary>
public sealed class RecoveryRunTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Connection_AfterItsBanksOutage_IsRefreshedOnce_AndItsCaseClosesItself()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.PassAsync(Hour);
        var during = await scene.TicketAsync();
        await scene.TurnAsync("operational");
        var back = scene.Now;

        await EndAsync();

        var ticket = await scene.TicketAsync();
        var sent = Assert.Single(await scene.SentAsync());
        Assert.Equal((RecoveryState.Waiting, 0, null), (during.State, during.Attempts, during.SentAt));
        Assert.Equal((RecoveryState.Recovered, 1, "The data is there again, after 1 try."), (ticket.State, ticket.Attempts, ticket.Reason));
        Assert.InRange(sent.RequestedAt - back, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10) + scene.Tick);
        Assert.Equal((false, "system"), (sent.ByHand, sent.ActorId));
        Assert.Equal((CaseState.Resolved, CaseEnd.LaterJobSucceeded), ((await scene.CasesAsync())[0].State, (await scene.CasesAsync())[0].ResolvedHow));
    }

    [Fact]
    public async Task Bank_ThatWavers_IsLeftAloneUntilItHasStoodForTenMinutes()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(8));
        await scene.TurnAsync("major-outage");
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(8));
        var before = await scene.SentAsync();

        await scene.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Empty(before);
        Assert.Single(await scene.SentAsync());
    }

    [Fact]
    public async Task Connection_ThatFailsAlthoughItsBankIsBack_IsEscalatedAtOnce_WithItsSupportBundle()
    {
        var jianYang = await scene.JianYangAsync(await scene.BreakAsync());
        await scene.Host.Get<Services.FailedJobs.IFailedJobInbox>().ChangeAsync(TestActors.TeamLead, await CaseOfAsync(jianYang), new Services.FailedJobs.CaseChange.SnoozeUntil(scene.Now.AddDays(2)), Token);
        await scene.QueueAsync(jianYang);
        await scene.TurnAsync("operational");

        await EndAsync();

        var ticket = await scene.TicketAsync();
        var bundle = await scene.Host.Get<IJobService>().BundleAsync(TestActors.Support, ticket.JobId!.Value, Token);
        var found = (await scene.CasesAsync()).Single(one => one.ConnectionId == jianYang.Id);
        Assert.Equal((RecoveryState.Escalated, 1), (ticket.State, ticket.Attempts));
        Assert.StartsWith("Hooli Bank is operational, and the try failed all the same:", ticket.Reason, StringComparison.Ordinal);
        Assert.Equal((jianYang.Id, "Failed"), (bundle!.ConnectionId, bundle.Status));
        Assert.Equal((CaseState.Open, CaseEventKind.Escalated), (found.State, found.Events[^1].Kind));
        Assert.StartsWith("Escalated after 1 try:", found.Events[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_WhoseJobSucceedsMeanwhile_RecoversWithoutARefresh()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        await scene.Host.Get<BasiqAdmin.Basiq.BasiqClient>().Connections.RefreshAsync(connection.UserId, connection.Id, Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.Host.Get<JobSync>().RefreshAsync(connection.UserId, Token);

        await scene.PassAsync(Hour);

        var ticket = await scene.TicketAsync();
        Assert.Equal((RecoveryState.Recovered, 0, "A later job of this connection succeeded; no refresh was needed."), (ticket.State, ticket.Attempts, ticket.Reason));
        Assert.Empty(await scene.SentAsync());
    }

    [Fact]
    public async Task GuardsNotYet_MovesTheTurnToTheTimeThatItNames_AndCountsNoTry()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(9));
        await scene.Host.Get<BasiqAdmin.Basiq.BasiqClient>().Connections.RefreshAsync(connection.UserId, connection.Id, Token);

        await scene.PassUntilAsync(async () => (await scene.TicketAsync()).DueAt is not null, Hour);

        var ticket = await scene.TicketAsync();
        Assert.Equal((RecoveryState.Waiting, 0, null), (ticket.State, ticket.Attempts, ticket.SentAt));
        Assert.True(ticket.DueAt > scene.Now);
        Assert.Empty(await scene.SentAsync());
    }

    [Fact]
    public async Task BusyBasiq_PutsTheTicketBackForMinutes_AndCountsNoTry()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        await scene.Host.FailAsync($"POST {RecoveryScene.RefreshPath}", status: 429, times: 1, cancellationToken: Token);

        await scene.PassUntilAsync(async () => (await scene.TicketAsync()).DueAt is not null, Hour);
        var busy = await scene.TicketAsync();
        var wait = busy.DueAt - scene.Now;
        await EndAsync();

        Assert.Equal((RecoveryState.Waiting, 0, "Basiq limits our requests at the moment."), (busy.State, busy.Attempts, busy.Reason));
        Assert.Equal(TimeSpan.FromMinutes(5), wait);
        Assert.Equal((RecoveryState.Recovered, 1), ((await scene.TicketAsync()).State, (await scene.TicketAsync()).Attempts));
    }

    [Fact]
    public async Task BankWhoseRefreshBasiqRefuses_IsLeftAloneForTheStaggerAllTheSame()
    {
        await using var slow = await RecoveryScene.StartAsync(settings: values => values["Recovery:Stagger"] = "00:01:00");
        await slow.QueueAsync(await slow.BreakAsync(2));
        await slow.TurnAsync("operational");
        await slow.Host.FailAsync($"POST {RecoveryScene.RefreshPath}", status: 429, times: 2, cancellationToken: Token);

        await slow.PassUntilAsync(async () => (await slow.SentAsync()).Count == 1, Hour);
        var next = Assert.Single((await slow.Queue.OverviewAsync(TestActors.Support, Token)).Banks).NextTurnAt;
        await slow.PassUntilAsync(async () => (await slow.SentAsync()).Count == 2, Hour);

        var sent = await slow.SentAsync();
        Assert.Equal([RefreshRefusal.Busy, RefreshRefusal.Busy], sent.Select(refresh => refresh.Refusal));
        Assert.NotEqual(sent[0].ConnectionId, sent[1].ConnectionId);
        Assert.InRange(sent[1].RequestedAt - sent[0].RequestedAt, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75) + slow.Tick);
        Assert.InRange(sent[1].RequestedAt - next!.Value, TimeSpan.Zero, slow.Tick);
    }

    [Fact]
    public async Task GuardsNever_IsEscalatedWithItsEvidence_AndNoTryIsCounted()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        await scene.Host.FailAsync("GET /users/{userId}/connections/{connectionId}", status: 404, cancellationToken: Token);

        await EndAsync();

        var ticket = await scene.TicketAsync();
        Assert.Equal((RecoveryState.Cancelled, "Basiq does not know this connection any more."), (ticket.State, ticket.Reason));
        Assert.Equal((0, null), (ticket.Attempts, ticket.SentAt));
        Assert.Empty(await scene.SentAsync());
    }

    [Fact]
    public async Task BasiqsOwnWords_OfAnEarlierRefusal_AreShownToPeopleAndNotAudited()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await using (var database = scene.Host.Database())
        {
            database.Add(NotWeb(connection));
            await database.SaveChangesAsync(Token);
        }

        await scene.TurnAsync("operational");
        await EndAsync();

        var trail = await scene.Host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(Text: connection.Id.Value), new PageRequest(100), Token);
        var escalated = Assert.Single(trail.Items, entry => entry.Fact.Action == "recovery.escalated");
        Assert.Contains("Secret words of Basiq", (await scene.TicketAsync()).Reason, StringComparison.Ordinal);
        Assert.EndsWith("rules=Refreshable", escalated.Fact.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(trail.Items, entry => $"{entry.Fact.Reason} {entry.Fact.Detail}".Contains("Secret words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FailureThatTheCustomerMustClear_IsHandedBackAsSuch()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        await scene.PassUntilAsync(async () => (await scene.TicketAsync()).JobId is not null, Hour);
        var ticket = await scene.TicketAsync();
        var job = new Testing.Jobs.JobBuilder(scene.Now).WithId(ticket.JobId!.Value.Value).Of(connection.UserId, connection.Id, RecoveryScene.Hooli).Failed("account-not-accessible-requires-user-action").Build();
        await scene.Host.Get<JobRecorder>().RecordAsync(connection.UserId, [job], null, Token);

        await scene.WorkAsync();

        var after = await scene.TicketAsync();
        Assert.Equal(RecoveryState.Escalated, after.State);
        Assert.StartsWith("The bank answered, and now the customer must act:", after.Reason, StringComparison.Ordinal);
        Assert.Equal(Services.Diagnoses.ActionOwner.Customer, (await scene.CasesAsync()).Single(found => found.ConnectionId == connection.Id).Owner);
    }

    private RefreshRecord NotWeb(Connection connection) => new()
    {
        UserId = connection.UserId,
        ConnectionId = connection.Id,
        InstitutionId = connection.InstitutionId,
        Method = connection.Method,
        ActorId = TestActors.Support.Id,
        ActorName = TestActors.Support.Name,
        ByHand = true,
        RequestedAt = scene.Now,
        State = RefreshState.Refused,
        Refusal = RefreshRefusal.NotRefreshable,
        Detail = "Secret words of Basiq",
        Verdict = "[]",
    };

    // Until the ticket has ended.
    private Task EndAsync() => scene.PassUntilAsync(async () => (await scene.TicketAsync()).EndedAt is not null, TimeSpan.FromHours(3));

    private async Task<Services.FailedJobs.CaseRef> CaseOfAsync(Connection connection)
    {
        var found = (await scene.CasesAsync()).Single(one => one.ConnectionId == connection.Id && one.State != CaseState.Resolved);
        return new Services.FailedJobs.CaseRef(found.Number, found.Version);
    }
}
