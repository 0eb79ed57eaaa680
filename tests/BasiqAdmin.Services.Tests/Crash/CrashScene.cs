using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Tests.Purges;
using BasiqAdmin.Testing.Crash;
using BasiqAdmin.Testing.Services;
using BasiqAdmin.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>One database and one sandbox, and children that are killed one after the other while they purge.</summary>
internal sealed class CrashScene : IAsyncDisposable
{
    private const int StartedAhead = 3;
    private const int LongestLatencyMs = 200;
    private const int KindsOfWait = 10;
    private readonly PurgeScene scene;
    private readonly Random random;
    private readonly KillTimes fromClick;
    private readonly KillTimes fromIntent;
    private readonly Queue<PurgeProcess> children = new();
    private readonly List<CrashPoint> finished = [];
    private Connection? warmUp;
    private int notStarted;

    private CrashScene(PurgeScene scene, int seed)
    {
        this.scene = scene;
        random = new Random(seed);
        (fromClick, fromIntent) = (new KillTimes(random), new KillTimes(random));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The purges that were left to end.</summary>
    public IReadOnlyList<CrashPoint> Finished => finished;

    /// <summary>The services begin at the children's time and can be moved ahead of it; nothing happens in the sandbox by itself.</summary>
    public static async Task<CrashScene> StartAsync(int points, int seed)
    {
        var now = TimeProvider.System.GetUtcNow();
        var host = await ServicesHost.StartAsync(users: 20 + (points * 8), time: new ManualTimeProvider(now), sandboxTime: new ManualTimeProvider(now), storesAsShipped: true);
        return new CrashScene(await PurgeScene.OnAsync(host), seed);
    }

    /// <summary>Clicks and kills, each time on another connection. The first and the last purge are left to end.</summary>
    public async Task<IReadOnlyList<CrashPoint>> KillAsync(int points)
    {
        var connections = await scene.FindPurgeableAsync(points + 3);
        Assert.Equal(points + 3, connections.Count);
        warmUp = connections[0];
        notStarted = points + 2;
        await FinishAsync(connections[1]);
        var killed = new List<CrashPoint>();
        foreach (var connection in connections.Skip(2).Take(points))
        {
            killed.Add(await KillAsync(connection, kind: killed.Count % KindsOfWait));
        }

        await FinishAsync(connections[^1]);
        return killed;
    }

    /// <summary>What the kill left behind, before anything is settled.</summary>
    public async Task<CrashPhase> PhaseOfAsync(CrashPoint point) => (await FindAsync(point.Connection))?.State switch
    {
        null => CrashPhase.NoIntent,
        PurgeState.Sending => await scene.CountAccountsAsync(point.Connection) == 0 ? CrashPhase.SendingPurged : CrashPhase.SendingNotPurged,
        _ => CrashPhase.Finished,
    };

    /// <summary>Starts as the app does after the crash, and goes on for longer than settling takes.</summary>
    public async Task SettleAsync()
    {
        scene.Host.Clock.Advance(TimeProvider.System.GetUtcNow() - scene.Host.Clock.GetUtcNow());
        await scene.Restarts.StartingAsync(Cancelled);
        await scene.SettleForAsync(TimeSpan.FromMinutes(6));
    }

    /// <summary>All that can be known of the points now.</summary>
    public async Task<IReadOnlyList<CrashRecord>> ReadAsync(IReadOnlyList<CrashPoint> points)
    {
        var requests = await scene.Host.CountChangesAsync(Cancelled);
        var audit = (await scene.Host.Get<IAuditLog>().ExportAsync(PurgeScene.Ada, new AuditFilter(), Cancelled).ToListAsync(Cancelled)).ToLookup(row => row.Fact.ObjectId, StringComparer.Ordinal);
        var records = new List<CrashRecord>();
        foreach (var point in points)
        {
            var purge = await FindAsync(point.Connection);
            records.Add(new CrashRecord(
                point,
                purge is null ? null : await scene.ReceiptAsync(purge.Id),
                purge is null ? [] : [.. audit[purge.Id.ToString()]],
                await scene.CountAccountsAsync(point.Connection),
                [.. requests[$"POST /users/{point.Connection.UserId}/connections/{point.Connection.Id}/purge"]]));
        }

        return records;
    }

    public Task<bool> ChainHoldsAsync() => scene.ChainHoldsAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var child in children)
        {
            await child.DisposeAsync();
        }

        await scene.DisposeAsync();
    }

    private async Task<CrashPoint> KillAsync(Connection connection, int kind)
    {
        await using var child = await NextChildAsync();
        await DisturbAsync();
        await child.ClickAsync(connection);
        var intent = await WaitAsync(child, connection, kind);
        var after = child.SinceClick;
        await child.KillAsync(Cancelled);
        var seen = await child.OutcomeAsync(Cancelled);
        NoteTimes(child, intent);
        return new CrashPoint(connection, after, seen);
    }

    // The time before the intent is the longest, the time after it the one that matters: half of the waits begin there. Some kills follow
    // the click or the intent at once, so that a few kills are enough to meet these short times. Now and then the outcome is awaited,
    // because purges that happen to end before their kill are the fast ones, and say little of how long the others take.
    private async Task<TimeSpan?> WaitAsync(PurgeProcess child, Connection connection, int kind)
    {
        var intent = kind < 4 ? null : await UntilIntentAsync(child, connection);
        if (kind == 9)
        {
            await child.OutcomeAsync(Cancelled);
        }
        else if (kind is not (0 or 4 or 5))
        {
            await Task.Delay((intent is null ? fromClick : fromIntent).Next(), TimeProvider.System, Cancelled);
        }

        return intent;
    }

    private async Task FinishAsync(Connection connection)
    {
        await using var child = await NextChildAsync();
        await child.ClickAsync(connection);
        var intent = await UntilIntentAsync(child, connection);
        var seen = await child.OutcomeAsync(Cancelled);
        Assert.NotNull(seen);
        NoteTimes(child, intent);
        finished.Add(new CrashPoint(connection, child.SinceClick, seen));
    }

    private async Task<TimeSpan?> UntilIntentAsync(PurgeProcess child, Connection connection)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (await FindAsync(connection) is null)
        {
            Assert.False(child.HasEnded && await FindAsync(connection) is null, "The child ended before it stored an intent.");
            await ticks.WaitForNextTickAsync(Cancelled);
        }

        return child.SinceClick;
    }

    private void NoteTimes(PurgeProcess child, TimeSpan? intent)
    {
        if (child.Took is { } took)
        {
            fromClick.Note(took);
        }

        if (child.Took - intent is { } rest)
        {
            fromIntent.Note(rest);
        }
    }

    private async Task<PurgeProcess> NextChildAsync()
    {
        for (; children.Count < StartedAhead && notStarted > 0; notStarted--)
        {
            children.Enqueue(PurgeProcess.Start(scene.Host.DatabaseFile, scene.Host.Sandbox.BaseAddress, warmUp!));
        }

        var child = children.Dequeue();
        await child.ReadyAsync(Cancelled);
        return child;
    }

    // Widens the time before and after the effect, and lets some answers get lost. What a killed child never meets is left for the next one.
    private Task DisturbAsync() => random.Next(8) == 0
        ? Task.CompletedTask
        : scene.FailPurgeAsync(latencyMs: random.Next(LongestLatencyMs), afterEffect: random.Next(2) == 0, drop: random.Next(6) == 0);

    private async Task<PurgeRequest?> FindAsync(Connection connection)
    {
        await using var context = scene.Host.Database();
        return await context.Set<PurgeRequest>().SingleOrDefaultAsync(purge => purge.ConnectionId == connection.Id.Value, Cancelled);
    }
}
