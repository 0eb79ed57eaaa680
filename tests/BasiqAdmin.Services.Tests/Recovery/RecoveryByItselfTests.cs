using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Recovery;

public sealed class RecoveryByItselfTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync(isAutomatic: true);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Outage_FromItsFailuresToTheirEnd_NeedsNobody()
    {
        var broken = await scene.BreakAsync();
        await scene.PassAsync(TimeSpan.FromMinutes(2));
        var during = await scene.TicketsAsync();
        await scene.TurnAsync("operational");

        await scene.PassUntilAsync(async () => (await scene.TicketsAsync()).TrueForAll(ticket => ticket.EndedAt is not null), Hour);

        Assert.Equal(broken.Select(connection => connection.Id.Value).Order(StringComparer.Ordinal), during.Select(ticket => ticket.ConnectionId.Value).Order(StringComparer.Ordinal));
        Assert.All(during, ticket => Assert.Equal((RecoveryState.Waiting, "system"), (ticket.State, ticket.QueuedById)));
        Assert.All(await scene.TicketsAsync(), ticket => Assert.True(ticket is { State: RecoveryState.Recovered or RecoveryState.Escalated, Attempts: <= 1 }));
        Assert.DoesNotContain(await scene.CasesAsync(), found => found.State == CaseState.Snoozed);
    }

    [Fact]
    public async Task Ticket_ThatSomebodyTookOut_StaysOutUntilAnotherOutage()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.PassAsync(TimeSpan.FromMinutes(2));
        var ticket = (await scene.TicketsAsync()).Single(one => one.ConnectionId == connection.Id);
        await scene.Queue.CancelAsync(TestActors.Support, new RecoveryRef(ticket.Key, ticket.Version), Token);

        await scene.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Single(await scene.TicketsAsync(), one => one.ConnectionId == connection.Id);
        Assert.False(await scene.Host.Get<RecoveryBanks>().IsAnyToQueueAsync(Token));
    }

    [Fact]
    public async Task Failure_SeenOnlyAfterItsOutage_IsTriedAgainToo()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.TurnAsync("operational");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await scene.LookAsync();
        await scene.Host.Get<CaseMaintenanceWorker>().RunAsync(Token);

        await scene.PassUntilAsync(async () => (await scene.TicketsAsync()).Any(ticket => ticket.ConnectionId == connection.Id && ticket.EndedAt is not null), Hour);

        Assert.Contains(await scene.SentAsync(), refresh => refresh.ConnectionId == connection.Id);
    }

    [Fact]
    public async Task Look_ThatFoundNothing_IsTakenAgainAfterAMinute()
    {
        var round = scene.Host.Get<RecoveryRound>();
        await scene.BreakAsync(1);
        await PutCasesAsync(CaseState.Resolved);
        var before = await round.HasWorkAsync(Token);
        await PutCasesAsync(CaseState.Open);

        var atOnce = await round.HasWorkAsync(Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await round.HasWorkAsync(Token);

        Assert.Equal((false, false, true), (before, atOnce, later));
    }

    private async Task PutCasesAsync(CaseState state)
    {
        await using var database = scene.Host.Database();
        await database.Set<FailedJobCase>().ExecuteUpdateAsync(set => set.SetProperty(found => found.State, state), Token);
    }
}
