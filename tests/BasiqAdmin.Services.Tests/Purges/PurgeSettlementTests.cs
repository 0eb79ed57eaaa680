using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Purges;

public sealed class PurgeSettlementTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string DeadProcess => $"{Environment.MachineName}:{Environment.ProcessId}:1";

    [Fact]
    public async Task Start_AppDiedAfterThePurgeArrived_SettlesItAsDoneBeforeAnythingElse()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var purge = await scene.LeaveSendingAsync(connection, DeadProcess, scene.Host.Clock.GetUtcNow().AddMinutes(2));
        await scene.Basiq.Connections.PurgeAsync(connection.UserId, connection.Id, Cancelled);

        await scene.Restarts.StartingAsync(Cancelled);

        var receipt = await scene.ReceiptAsync(purge);
        Assert.Equal((PurgeState.Done, 0), (receipt.State, receipt.ReadBack?.Accounts));
        Assert.Null(receipt.HttpStatus);
        Assert.Equal(["purge.outcome-unknown", "purge.settled"], (await scene.AuditAsync(purge.ToString())).Select(entry => entry.Fact.Action).ToList());
        Assert.Equal(1, await scene.SentAsync());
    }

    [Fact]
    public async Task Start_AppDiedBeforeThePurgeArrived_SettlesItAsNotCarriedOutAndNeverSendsIt()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var purge = await scene.LeaveSendingAsync(connection, DeadProcess, scene.Host.Clock.GetUtcNow().AddMinutes(2));

        await scene.Restarts.StartingAsync(Cancelled);
        var atStart = await scene.ReceiptAsync(purge);
        await scene.SettleForAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(PurgeState.Unknown, atStart.State);
        var receipt = await scene.ReceiptAsync(purge);
        Assert.Equal(PurgeState.Refused, receipt.State);
        Assert.Contains("Not carried out", receipt.Title!, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
    }

    [Theory]
    [InlineData(true, PurgeState.Done)]
    [InlineData(false, PurgeState.Unknown)]
    public async Task Start_AppThatWasReadingBack_IsWaitedForOnlyWhileItMayRun(bool isDead, PurgeState expected)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        var receipt = await scene.RequestAsync(connection);
        await scene.Host.Get<PurgeStore>().ClaimAsync(receipt.Id, onlyIfDue: false, isDead ? DeadProcess : "another-machine:1:1", scene.Host.Clock.GetUtcNow(), scene.Host.Clock.GetUtcNow().AddMinutes(2), Cancelled);

        await scene.Restarts.StartingAsync(Cancelled);

        Assert.Equal(expected, (await scene.ReceiptAsync(receipt.Id)).State);
    }

    [Fact]
    public async Task Start_AnotherRunningAppIsSending_LeavesItAloneUntilItsLeaseEnds()
    {
        await using var scene = await PurgeScene.StartAsync();
        var purge = await scene.LeaveSendingAsync(await scene.FindPurgeableAsync(), "another-machine:1:1", scene.Host.Clock.GetUtcNow().AddMinutes(2));

        await scene.Restarts.StartingAsync(Cancelled);
        var early = (await scene.ReceiptAsync(purge)).State;
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.Settlement.RunAsync(Cancelled);

        Assert.Equal((PurgeState.Sending, PurgeState.Unknown), (early, (await scene.ReceiptAsync(purge)).State));
    }

    [Fact]
    public async Task Start_BasiqDown_DoesNotKeepTheAppFromStarting()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var purge = await scene.LeaveSendingAsync(connection, DeadProcess, scene.Host.Clock.GetUtcNow());
        await scene.Host.FailAsync($"GET {PurgeScene.AccountsPath}", drop: true, cancellationToken: Cancelled);

        var start = scene.Restarts.StartingAsync(Cancelled);
        await scene.AdvanceUntilAsync(start);

        await start;
        Assert.Equal(PurgeState.Unknown, (await scene.ReceiptAsync(purge)).State);
    }

    [Fact]
    public async Task Settle_TwoAppsAtOnce_ReadEachPurgeBackOnlyOnce()
    {
        await using var scene = await PurgeScene.StartAsync();
        await using var secondApp = await scene.StartSecondAppAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        var receipt = await scene.RequestAsync(connection);

        await Task.WhenAll(scene.Settlement.RunAsync(Cancelled), secondApp.Settlement.RunAsync(Cancelled));

        Assert.Equal((PurgeState.Done, 1), (await scene.ReceiptAsync(receipt.Id)) is var settled ? (settled.State, settled.ReadBack!.Attempts) : default);
        Assert.Single(await scene.AuditAsync("purge.settled"));
    }

    [Fact]
    public async Task LateAnswer_AfterAnotherAppTookOver_OutweighsWhatWasReadBack()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(latencyMs: 8000);
        var request = scene.RequestAsync(connection);
        await scene.UntilSendingAsync(connection);
        await using (var context = scene.Host.Database())
        {
            await context.Set<PurgeRequest>().ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, DeadProcess), Cancelled);
        }

        await scene.Settlement.RunAsync(Cancelled);
        var takenOver = (await scene.Host.Database().Set<PurgeRequest>().SingleAsync(Cancelled)).State;
        var receipt = await request;

        Assert.Equal((PurgeState.Unknown, PurgeState.Done, 204), (takenOver, receipt.State, receipt.HttpStatus));
        Assert.Contains("was=Unknown", (await scene.AuditAsync("purge.done"))[0].Fact.Detail!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, PurgeState.Done, 1)]
    [InlineData(30, PurgeState.Refused, 0)]
    [InlineData(3600, PurgeState.Refused, 0)]
    public async Task App_HeldUpBetweenIntentAndCall_SendsNothingThatMayOutliveItsLease(int secondsLate, PurgeState expected, int sent)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var sender = scene.Host.Get<PurgeSender>();
        var id = await scene.LeaveSendingAsync(connection, "another-machine:1:1", scene.Host.Clock.GetUtcNow() + sender.Lease);
        var purge = await scene.Host.Get<PurgeStore>().FindAsync(id, Cancelled);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(secondsLate));

        await sender.SendAsync(purge!, PurgeScene.Ada);

        Assert.Equal((expected, sent), ((await scene.ReceiptAsync(id)).State, await scene.SentAsync()));
        Assert.Equal(expected == PurgeState.Refused, (await scene.ReceiptAsync(id)).Finding!.Contains("held up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task App_HeldUpUntilAnotherOneTookOver_SendsNothing_AndSaysSo()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var sender = scene.Host.Get<PurgeSender>();
        var id = await scene.LeaveSendingAsync(connection, "another-machine:1:1", scene.Host.Clock.GetUtcNow() + sender.Lease);
        var purge = await scene.Host.Get<PurgeStore>().FindAsync(id, Cancelled);
        scene.Host.Clock.Advance(sender.Lease);
        await scene.Settlement.RunAsync(Cancelled);
        var takenOver = (await scene.ReceiptAsync(id)).State;

        await sender.SendAsync(purge!, PurgeScene.Ada);

        Assert.Equal((PurgeState.Unknown, PurgeState.Refused), (takenOver, (await scene.ReceiptAsync(id)).State));
        Assert.Equal(0, await scene.SentAsync());
        Assert.Contains("was=Unknown", (await scene.AuditAsync(id.ToString()))[^1].Fact.Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutcomeCannotBeStored_ReceiptSaysSoAndItIsSettledLater()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(latencyMs: 600_000, afterEffect: true);
        var request = scene.RequestAsync(connection);
        await scene.UntilSendingAsync(connection);
        await PurgeScene.UntilAsync(async () => await scene.CountAccountsAsync(connection) == 0);
        await using (var context = scene.Host.Database())
        {
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE \"PurgeRequests\" RENAME TO \"Away\"", Cancelled);
            await scene.AdvanceUntilAsync(request);
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"PurgeRequests\"", Cancelled);
        }

        var receipt = await request;
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.Settlement.RunAsync(Cancelled);

        Assert.Equal(PurgeState.Unknown, receipt.State);
        Assert.Contains("could not be stored", receipt.Finding!, StringComparison.Ordinal);
        Assert.Equal(PurgeState.Done, (await scene.ReceiptAsync(receipt.Id)).State);
        Assert.Equal(1, await scene.SentAsync());
    }

    [Fact]
    public async Task IntentCannotBeStored_NothingIsSent()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await using var context = scene.Host.Database();
        await context.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END", Cancelled);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection));

        Assert.Contains("Nothing was sent", rejection.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await scene.SentAsync(), await context.Set<PurgeRequest>().CountAsync(Cancelled)));
    }

    [Fact]
    public async Task Add_SecondOpenPurgeOfAConnection_IsImpossibleInTheDatabaseItself()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.LeaveSendingAsync(connection, DeadProcess, scene.Host.Clock.GetUtcNow());

        await Assert.ThrowsAsync<DbUpdateException>(() => scene.LeaveSendingAsync(connection, DeadProcess, scene.Host.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("elsewhere:1:1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Instance_NotKnownToBeGone_IsNotTakenOver(string? owner, bool gone) => Assert.Equal(gone, AppInstance.IsGone(owner));

    [Fact]
    public void Instance_ThisProcess_IsThereAndOneWithItsNumberBeforeItIsGone()
    {
        Assert.False(AppInstance.IsGone(new AppInstance().Id));
        Assert.True(AppInstance.IsGone(DeadProcess));
    }
}
