using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>The queue does not undo a purge: what was purged is fetched again only where a person wants it and says why.</summary>
public sealed class PurgedConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync(isAutomatic: true);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ticket_WhoseConnectionIsPurged_IsTakenOut_AndItsDataStaysAway(bool isPaused)
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        if (isPaused)
        {
            await scene.Queue.PauseAsync(TestActors.Support, RefOf(await OfAsync(connection)), pause: true, Token);
        }

        await PurgeAsync(connection);
        await scene.TurnAsync("operational");

        await scene.PassAsync(Hour);

        var ticket = await OfAsync(connection);
        Assert.Equal((RecoveryState.Cancelled, 0, "Its data was purged. Only a manual refresh will fetch it again."), (ticket.State, ticket.Attempts, ticket.Reason));
        Assert.Equal(0, await AccountsAsync(connection));
        Assert.DoesNotContain(await scene.SentAsync(), refresh => refresh.ConnectionId == connection.Id);
    }

    [Fact]
    public async Task Ticket_PurgedRightBeforeItsTurn_IsNotSent_AndNoTryIsCounted()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.LookAsync();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.LookAsync();
        await PurgeAsync(connection);
        var turns = scene.Host.Get<RecoveryScheduler>();
        var ticket = await turns.TakeAsync(Assert.Single(await turns.ReadyAsync(Token)), Token);

        await scene.Host.Get<RecoveryAttempt>().RunAsync(ticket!, Token);

        var after = await OfAsync(connection);
        Assert.Equal((RecoveryState.Cancelled, 0, null, RecoveryWords.Purged("Its data was purged.")), (after.State, after.Attempts, after.SentAt, after.Reason));
        Assert.Equal((0, 0), (await AccountsAsync(connection), (await scene.SentAsync()).Count));
    }

    [Fact]
    public async Task Purged_IsNotQueuedByItself_HoweverOftenBasiqsOwnTriesFail()
    {
        var broken = await scene.BreakAsync();
        var connection = broken[0];
        await PurgeAsync(connection);
        await scene.PassAsync(TimeSpan.FromMinutes(2));
        var before = await scene.TicketsAsync();
        var failed = new JobBuilder(scene.Now).Of(connection.UserId, connection.Id, RecoveryScene.Hooli).Failed("service-unavailable").Build();
        await scene.Host.Get<JobRecorder>().RecordAsync(connection.UserId, [failed], null, Token);

        await scene.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(broken.Count - 1, before.Count);
        Assert.DoesNotContain(await scene.TicketsAsync(), ticket => ticket.ConnectionId == connection.Id);
        Assert.Contains(await scene.CasesAsync(), found => found.ConnectionId == connection.Id && found.State == CaseState.Open && found.LastFailedAt >= failed.CreatedAt);
    }

    [Fact]
    public async Task Purged_IsLeftOutOfItsBanksPreview_AndCounted()
    {
        var broken = await scene.BreakAsync();
        await PurgeAsync(broken[0]);

        var preview = await scene.Queue.PreviewAsync(TestActors.TeamLead, RecoveryScene.Hooli, Token);
        var queued = await scene.Queue.QueueBankAsync(TestActors.TeamLead, RecoveryScene.Hooli, [.. broken.Select(connection => connection.Id)], Token);

        Assert.Equal((1, broken.Count - 1), (preview.Purged, preview.Connections.Count));
        Assert.DoesNotContain(broken[0].Id, preview.Connections);
        Assert.Equal(new RecoveryQueued(broken.Count - 1, 1), queued);
    }

    [Fact]
    public async Task Purged_IsNotQueuedByAPersonEither()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await PurgeAsync(connection);

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => scene.QueueAsync(connection));

        Assert.StartsWith("Its data was purged", rejected.Message, StringComparison.Ordinal);
        Assert.Empty(await scene.TicketsAsync());
    }

    [Fact]
    public async Task CaseOfAPurgedConnection_StaysOpen_AndSaysSo()
    {
        var connection = (await scene.BreakAsync(1))[0];

        await PurgeAsync(connection);

        var found = (await scene.CasesAsync()).Single(one => one.ConnectionId == connection.Id);
        Assert.Equal((CaseState.Open, CaseEventKind.Purged, "system"), (found.State, found.Events[^1].Kind, found.Events[^1].ActorId));
    }

    private static RecoveryRef RefOf(RecoveryTicket ticket) => new(ticket.Key, ticket.Version);

    private async Task PurgeAsync(Connection connection)
    {
        var receipt = await scene.Host.Get<IPurgeService>().RequestAsync(TestActors.Admin, new PurgeCommand(connection.UserId, connection.Id, "Customer asked for it", connection.Id.Value), Token);
        Assert.Equal(PurgeState.Done, receipt.State);
    }

    private async Task<RecoveryTicket> OfAsync(Connection connection) => (await scene.TicketsAsync()).Single(ticket => ticket.ConnectionId == connection.Id);

    private async Task<int> AccountsAsync(Connection connection) => (await scene.Host.Get<BasiqClient>().Accounts.ListAsync(connection.UserId, connection.Id, Token)).Count;
}
