using BasiqAdmin.Basiq;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>Two apps on one database, and apps that die over a ticket.</summary>
public sealed class RecoveryRestartTests : IAsyncLifetime
{
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task TwoApps_WorkingTheQueueAtTheSameMoments_NeverSendTwice_NorFasterThanOne()
    {
        await scene.QueueAsync(await scene.BreakAsync(4));
        await scene.TurnAsync("operational");
        await using var other = await scene.StartSecondAppAsync();
        await scene.PassAsync(TimeSpan.FromMinutes(9.5));

        for (var tick = 0; tick < 60; tick++)
        {
            scene.Host.Clock.Advance(scene.Tick);
            await scene.LookAsync();
            await Task.WhenAll(Task.Run(scene.WorkAsync, Token), Task.Run(other.WorkAsync, Token));
        }

        var sent = await scene.SentAsync();
        var gaps = sent.Zip(sent.Skip(1), (one, next) => next.RequestedAt - one.RequestedAt);
        Assert.Equal(4, sent.Select(refresh => refresh.ConnectionId).Distinct().Count());
        Assert.Equal(4, sent.Count);
        Assert.Equal(8, await scene.Host.CountRequestsAsync("POST", RecoveryScene.RefreshPath, Token));
        Assert.All(gaps, gap => Assert.InRange(gap, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)));
        Assert.All(await scene.TicketsAsync(), ticket => Assert.Equal(1, ticket.Attempts));
    }

    [Fact]
    public async Task App_ThatDiedWhileAJobRan_IsTakenOverByTheNext()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(9.9));
        await LeaveTryingAsync(sent: true);
        await using var next = await scene.StartSecondAppAsync();

        await next.PassUntilAsync(async () => (await next.TicketAsync()).EndedAt is not null, TimeSpan.FromMinutes(30));

        var ticket = await next.TicketAsync();
        Assert.Equal((RecoveryState.Recovered, 1), (ticket.State, ticket.Attempts));
        Assert.Equal(2, await scene.Host.CountRequestsAsync("POST", RecoveryScene.RefreshPath, Token));
    }

    [Fact]
    public async Task App_ThatDiedBeforeItSent_CostsNoTry()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(9.9));
        await LeaveTryingAsync(sent: false);
        await using var next = await scene.StartSecondAppAsync();

        await next.PassUntilAsync(async () => (await next.TicketAsync()).EndedAt is not null, TimeSpan.FromMinutes(30));

        var ticket = await next.TicketAsync();
        Assert.Equal((RecoveryState.Recovered, 1), (ticket.State, ticket.Attempts));
        Assert.Single(await next.SentAsync());
    }

    [Fact]
    public async Task RefreshWithoutAnAnswer_IsSettledByItsJob_AndNotSentAgain()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await scene.Host.FailAsync(new SandboxFault($"POST {RecoveryScene.RefreshPath}", Times: 1, Drop: true, AfterEffect: true), Token);

        await scene.PassUntilAsync(async () => (await scene.SentAsync()).Count == 1, TimeSpan.FromMinutes(30));
        var unknown = await scene.TicketAsync();
        await scene.PassUntilAsync(
            async () =>
            {
                await scene.Host.Get<Services.Background.RefreshSettlement>().RunAsync(Token);
                return (await scene.TicketAsync()).EndedAt is not null;
            },
            TimeSpan.FromHours(1));

        Assert.Equal((RecoveryState.Trying, null, "It was sent, and Basiq's answer is not known yet."), (unknown.State, unknown.JobId, unknown.Reason));
        Assert.Equal(RecoveryState.Recovered, (await scene.TicketAsync()).State);
        Assert.Single(await scene.SentAsync());
    }

    [Theory]
    [InlineData(true, RecoveryState.Cancelled, "Basiq does not know this connection any more.")]
    [InlineData(false, RecoveryState.Escalated, "Basiq gave no answer, and nobody can tell any more whether it carried the refresh out.")]
    public async Task RefreshWithoutAnAnswer_ThatNothingCanSettleAnyMore_EndsItsTicket(bool isUserGone, RecoveryState expected, string reason)
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await scene.Host.FailAsync(new SandboxFault($"POST {RecoveryScene.RefreshPath}", Times: 1, Drop: true), Token);
        await scene.PassUntilAsync(async () => (await scene.SentAsync()).Count == 1, TimeSpan.FromMinutes(30));
        if (isUserGone)
        {
            await scene.Host.Get<BasiqClient>().Users.DeleteAsync((await scene.TicketAsync()).UserId, Token);
        }

        scene.Host.Clock.Advance(isUserGone ? TimeSpan.FromMinutes(2) : TimeSpan.FromDays(8));
        await scene.Host.Get<Services.Background.RefreshSettlement>().RunAsync(Token);
        await scene.WorkAsync();

        var ticket = await scene.TicketAsync();
        Assert.Equal((expected, reason, 1), (ticket.State, ticket.Reason, ticket.Attempts));
        Assert.Equal(RefreshState.NeverKnown, Assert.Single(await scene.SentAsync()).State);
    }

    // As an app leaves it that dies right after it has taken the turn, or has sent the refresh: nobody follows the job.
    private async Task LeaveTryingAsync(bool sent)
    {
        var turns = scene.Host.Get<RecoveryScheduler>();
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.LookAsync();
        var ticket = await turns.TakeAsync(Assert.Single(await turns.ReadyAsync(Token)), Token);
        Assert.NotNull(ticket);
        if (sent)
        {
            var started = await scene.Host.Get<BasiqClient>().Connections.RefreshAsync(ticket.UserId, ticket.ConnectionId, Token);
            await scene.Host.Get<RecoveryTransitions>().FollowAsync(ticket, started.Job.Id, Token);
        }

        await using var database = scene.Host.Database();
        Assert.Equal(RecoveryState.Trying, (await database.Set<RecoveryTicket>().SingleAsync(Token)).State);
    }
}
