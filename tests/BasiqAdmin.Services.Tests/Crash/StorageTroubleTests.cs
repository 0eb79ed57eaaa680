using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Tests.Purges;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>Purges while the disk is full or the database locked: real refusals of SQLite, before the intent is stored and after the request is sent.</summary>
public sealed class StorageTroubleTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public enum Trouble
    {
        DiskFull,
        DatabaseLocked,
    }

    [Theory]
    [InlineData(Trouble.DiskFull, "the disk with this app's database is full")]
    [InlineData(Trouble.DatabaseLocked, "locked by another program")]
    public async Task Request_IntentCannotBeStored_SendsNothingAndSaysWhy(Trouble trouble, string said)
    {
        await using var stage = await Stage.StartAsync();
        await stage.BeginAsync(trouble);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(stage.RequestAsync);
        await stage.EndAsync();

        Assert.Contains(said, rejection.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", rejection.Message, StringComparison.Ordinal);
        Assert.Equal(0, await stage.Scene.SentAsync());
        Assert.Empty(await stage.PurgesAsync());
        Assert.Equal(PurgeState.Done, (await stage.RequestAsync()).State);
        Assert.True(await stage.Scene.ChainHoldsAsync());
    }

    [Theory]
    [InlineData(Trouble.DiskFull)]
    [InlineData(Trouble.DatabaseLocked)]
    public async Task Approve_IntentCannotBeStored_SendsNothingAndGoesOnWaiting(Trouble trouble)
    {
        await using var stage = await Stage.StartAsync(secondPerson: true);
        var waiting = await stage.RequestAsync();
        await stage.BeginAsync(trouble);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => stage.Scene.Purges.ApproveAsync(PurgeScene.Ben, waiting.Id, Cancelled));
        await stage.EndAsync();

        Assert.Contains("Nothing was sent", rejection.Message, StringComparison.Ordinal);
        Assert.Equal(0, await stage.Scene.SentAsync());
        Assert.Equal(PurgeState.WaitingForSecondPerson, (await stage.Scene.ReceiptAsync(waiting.Id)).State);
        Assert.Equal(PurgeState.Done, (await stage.Scene.Purges.ApproveAsync(PurgeScene.Ben, waiting.Id, Cancelled)).State);
    }

    [Theory]
    [InlineData(Trouble.DiskFull)]
    [InlineData(Trouble.DatabaseLocked)]
    public async Task Request_RejectionCannotBeAudited_IsStillTheRejection(Trouble trouble)
    {
        await using var stage = await Stage.StartAsync();
        await stage.BeginAsync(trouble);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() =>
            stage.Scene.Purges.RequestAsync(PurgeScene.Ada, PurgeScene.Command(stage.Connection) with { TypedId = "something else" }, Cancelled));

        Assert.Contains("The typed id is not the id of this connection", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("rejection of a purge could not be audited", stage.Scene.Host.Logs.AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Trouble.DiskFull, true)]
    [InlineData(Trouble.DiskFull, false)]
    [InlineData(Trouble.DatabaseLocked, true)]
    [InlineData(Trouble.DatabaseLocked, false)]
    public async Task Sent_OutcomeCannotBeStored_SaysSoAndIsSettledLaterByWhatBasiqReallyDid(Trouble trouble, bool carriedOut)
    {
        await using var stage = await Stage.StartAsync();
        await stage.Scene.FailPurgeAsync(carriedOut ? null : 500, latencyMs: 400, afterEffect: carriedOut);
        var request = stage.RequestAsync();
        await stage.Scene.UntilSendingAsync(stage.Connection);
        await stage.BeginAsync(trouble);

        await stage.Scene.AdvanceUntilAsync(request);
        var receipt = await request;
        await stage.EndAsync();
        var left = Assert.Single(await stage.PurgesAsync());
        await stage.Scene.SettleForAsync(TimeSpan.FromMinutes(6));

        Assert.Equal((PurgeState.Unknown, PurgeState.Sending), (receipt.State, left.State));
        Assert.Contains("could not be stored", receipt.Finding!, StringComparison.Ordinal);
        var settled = await stage.Scene.ReceiptAsync(receipt.Id);
        Assert.Equal(carriedOut ? PurgeState.Done : PurgeState.Refused, settled.State);
        Assert.Equal(carriedOut, await stage.Scene.CountAccountsAsync(stage.Connection) == 0);
        Assert.Null(settled.HttpStatus);
        Assert.Equal(1, await stage.Scene.SentAsync());
        Assert.True(await stage.Scene.ChainHoldsAsync());
    }

    /// <summary>A scene whose database can get into trouble, and the connection to purge.</summary>
    private sealed class Stage(PurgeScene scene, DatabaseTrouble database) : IAsyncDisposable
    {
        private IAsyncDisposable? held;

        public PurgeScene Scene => scene;

        public required BasiqAdmin.Basiq.Connections.Connection Connection { get; init; }

        public static async Task<Stage> StartAsync(bool secondPerson = false)
        {
            var database = new DatabaseTrouble();
            var host = await ServicesHost.StartAsync(
                users: 300,
                settings: values =>
                {
                    values["Purge:RequireSecondPerson"] = secondPerson.ToString();
                    DatabaseTrouble.BeImpatient(values);
                },
                configure: database.Register,
                storesAsShipped: true);
            var scene = await PurgeScene.OnAsync(host);
            return new Stage(scene, database) { Connection = await scene.FindPurgeableAsync() };
        }

        public Task<PurgeReceipt> RequestAsync() => scene.RequestAsync(Connection);

        public async Task BeginAsync(Trouble trouble)
        {
            if (trouble == Trouble.DatabaseLocked)
            {
                held = await DatabaseTrouble.LockAsync(scene.Host, Cancelled);
                return;
            }

            database.IsFull = true;
            await FillAsync();
        }

        public async Task EndAsync()
        {
            database.IsFull = false;
            if (held is not null)
            {
                await held.DisposeAsync();
            }
        }

        public async Task<IReadOnlyList<PurgeRequest>> PurgesAsync()
        {
            await using var context = scene.Host.Database();
            return await context.Set<PurgeRequest>().ToListAsync(Cancelled);
        }

        public ValueTask DisposeAsync() => scene.DisposeAsync();

        // Up to the last page: without a free one, and with no room left in the newest page of the audit trail.
        private async Task FillAsync()
        {
            var audit = scene.Host.Get<IAuditLog>();
            var fact = new AuditFact("filler", "x", "x", AuditOutcome.Succeeded);
            var full = await Record.ExceptionAsync(async () =>
            {
                while (true)
                {
                    await audit.RecordAsync(PurgeScene.Ada, fact, Cancelled);
                }
            });

            Assert.Equal("the disk with this app's database is full", StorageTrouble.Describe(full!));
        }
    }
}
