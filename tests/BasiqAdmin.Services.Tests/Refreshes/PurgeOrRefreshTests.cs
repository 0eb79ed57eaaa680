using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>A purge and a refresh of one connection: while the outcome of the one is open, the other is not sent.</summary>
public sealed class PurgeOrRefreshTests : IAsyncLifetime
{
    private const string PurgePath = "/users/{userId}/connections/{connectionId}/purge";
    private static readonly AuditFact Fact = new("test", "connection", "connection-1", AuditOutcome.Intended);
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Refresh_WhileAPurgesOutcomeIsOpen_IsBlockedForEverybody_UntilItIsSettled()
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.FailAsync(new SandboxFault($"POST {PurgePath}", Times: 1, Drop: true), Token);
        var purge = await PurgeAsync(connection);

        var check = (await scene.CheckAsync(connection)).Of(RefreshRule.NoPurgeUnderWay)!;
        var answer = await scene.RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711");
        var sentMeanwhile = await scene.SentAsync();
        await SettleAsync();
        var after = await scene.RefreshAsync(connection);

        Assert.Equal((PurgeState.Unknown, CheckOutcome.Blocked, RefreshAnswerKind.NotAllowed, 0), (purge.State, check.Outcome, answer.Kind, sentMeanwhile));
        Assert.Contains("its outcome is being found out", answer.Text, StringComparison.Ordinal);
        Assert.Equal(RefreshAnswerKind.Started, after.Kind);
    }

    [Fact]
    public async Task Refresh_AfterAPurgeThatNobodyCanSettle_IsAPersonsDecision()
    {
        var connection = await scene.AllowedAsync();
        await PurgeAsync(connection);
        await scene.Host.FailAsync(new SandboxFault($"POST {PurgePath}", Times: 1, Drop: true), Token);
        await PurgeAsync(connection);
        await SettleAsync();

        var byItself = await scene.RefreshAsync(connection, Actor.System);
        var byPerson = await scene.RefreshAsync(connection, RefreshScene.Lea, "The customer asked for it on the phone");

        Assert.Equal(RefreshAnswerKind.NotAllowed, byItself.Kind);
        Assert.Contains("may have been purged", byItself.Text, StringComparison.Ordinal);
        Assert.Equal(RefreshAnswerKind.Started, byPerson.Kind);
    }

    [Fact]
    public async Task Refresh_JudgedBeforeAPurgeWasStored_IsNotStored()
    {
        var connection = await scene.AllowedAsync();
        await StoreAsync(Purge(connection, PurgeState.Sending));

        var obstacle = await scene.Host.Get<RefreshStore>().TryAddAsync(Refresh(connection, RefreshState.Sending), 0, PurgeStatuses.None, RefreshScene.Sam, Fact);

        Assert.NotNull(obstacle?.Purges.UnderWaySince);
        Assert.Empty(await scene.HistoryAsync(connection));
    }

    [Fact]
    public async Task Refresh_JudgedBeforeAPurgeWasDone_IsNotStoredEither_ButOneThatKnewOfItIs()
    {
        var connection = await scene.AllowedAsync();
        await StoreAsync(Purge(connection, PurgeState.Done));
        var store = scene.Host.Get<RefreshStore>();

        var unknowing = await store.TryAddAsync(Refresh(connection, RefreshState.Sending), 0, PurgeStatuses.None, RefreshScene.Sam, Fact);
        var knowing = await store.TryAddAsync(Refresh(connection, RefreshState.Sending), 0, unknowing!.Purges, RefreshScene.Sam, Fact);

        Assert.NotNull(unknowing.Purges.PurgedAt);
        Assert.Null(knowing);
        Assert.Single(await scene.HistoryAsync(connection));
    }

    [Theory]
    [InlineData(RefreshState.Sending)]
    [InlineData(RefreshState.Unknown)]
    public async Task Purge_WhileARefreshsOutcomeIsOpen_IsRejectedWithTheCheck(RefreshState state)
    {
        var connection = await scene.AllowedAsync();
        await StoreAsync(Refresh(connection, state));

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => PurgeAsync(connection));

        var failed = Assert.Single(rejection.PreCheck!.Checks, check => check.Verdict == CheckVerdict.Failed);
        Assert.Equal(("No refresh is being sent", "Ota Support asked for a refresh, and its outcome is not known yet; it may fetch the data again while it is purged."), (failed.Rule, failed.Evidence));
        Assert.Equal(0, await scene.Host.CountRequestsAsync("POST", PurgePath, Token));
    }

    [Theory]
    [InlineData(RefreshState.Sending, true)]
    [InlineData(RefreshState.Unknown, true)]
    [InlineData(RefreshState.Started, true)]
    [InlineData(RefreshState.Refused, false)]
    [InlineData(RefreshState.NotStarted, false)]
    public async Task Purge_CheckedBeforeARefreshWasStored_IsNotStored(RefreshState state, bool isInTheWay)
    {
        var connection = await scene.AllowedAsync();
        await StoreAsync(Refresh(connection, state));
        var store = scene.Host.Get<PurgeStore>();

        var storing = Record.ExceptionAsync(async () => await store.AddAsync(Purge(connection, PurgeState.Sending), 0, TestActors.Admin, Fact));

        Assert.Equal(isInTheWay, await storing is PurgeRejectedException);
        await using var database = scene.Host.Database();
        Assert.Equal(isInTheWay ? 0 : 1, await database.Set<PurgeRequest>().CountAsync(Token));
    }

    [Fact]
    public async Task Purge_ApprovedWhileARefreshIsStored_GoesOnWaiting()
    {
        var connection = await scene.AllowedAsync();
        var purge = Purge(connection, PurgeState.WaitingForSecondPerson);
        await StoreAsync(purge);
        await StoreAsync(Refresh(connection, RefreshState.Started));

        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Host.Get<PurgeStore>().StartAsync(purge.Id, 0, TestActors.TeamLead, row =>
        {
            row.State = PurgeState.Sending;
            return null;
        }));

        Assert.Equal(PurgeState.WaitingForSecondPerson, (await scene.Host.Get<PurgeStore>().FindAsync(purge.Id, Token))!.State);
    }

    [Fact]
    public async Task Purge_AfterARefreshWhoseJobWasListed_IsNotHeldUpByIt()
    {
        var connection = await scene.AllowedAsync();
        await StoreAsync(Refresh(connection, RefreshState.Started));

        Assert.Equal(PurgeState.Done, (await PurgeAsync(connection)).State);
    }

    private static RefreshRecord Refresh(Connection connection, RefreshState state) => new()
    {
        UserId = connection.UserId,
        ConnectionId = connection.Id,
        InstitutionId = connection.InstitutionId,
        Method = connection.Method,
        ActorId = RefreshScene.Ota.Id,
        ActorName = RefreshScene.Ota.Name,
        ByHand = true,
        RequestedAt = new DateTimeOffset(2026, 1, 15, 8, 59, 0, TimeSpan.Zero),
        State = state,
        Verdict = "[]",
    };

    private static PurgeRequest Purge(Connection connection, PurgeState state)
    {
        var now = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
        return new PurgeRequest
        {
            Id = Guid.CreateVersion7(now),
            UserId = connection.UserId.Value,
            ConnectionId = connection.Id.Value,
            InstitutionName = "Hooli",
            State = state,
            RequesterId = "u-ada",
            RequesterName = "Ada",
            Reason = "because",
            RequestedAt = now,
            SentAt = now,
            SettledAt = state == PurgeState.Done ? now : null,
            PreCheck = "{}",
        };
    }

    private async Task StoreAsync(object record)
    {
        await using var database = scene.Host.Database();
        database.Add(record);
        await database.SaveChangesAsync(Token);
    }

    private Task<PurgeReceipt> PurgeAsync(Connection connection) =>
        scene.Host.Get<IPurgeService>().RequestAsync(TestActors.Admin, new PurgeCommand(connection.UserId, connection.Id, "Customer asked for it", connection.Id.Value), Token);

    // Three minutes of the worker that reads purges back.
    private async Task SettleAsync()
    {
        for (var round = 0; round < 36; round++)
        {
            await scene.Host.Get<PurgeSettlement>().RunAsync(Token);
            scene.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        }
    }
}
