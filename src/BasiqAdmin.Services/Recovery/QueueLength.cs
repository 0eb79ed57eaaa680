using System.Diagnostics.Metrics;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Telemetry;

namespace BasiqAdmin.Services.Recovery;

/// <summary>
/// How many tickets the queue holds, for whoever collects measurements. A collector reads at a moment of its own and must not wait for the database: the queue's worker,
/// which runs every few seconds anyway, counts after each reading, and the next reading gets that count. Without a collector nothing is counted.
/// </summary>
internal sealed class QueueLength
{
    private readonly ObservableGauge<int> gauge;
    private volatile IReadOnlyDictionary<RecoveryState, int>? counted;
    private volatile bool isRead = true;

    public QueueLength(IMeterFactory meters) =>
        gauge = meters.Create(ServiceTelemetry.SourceName).CreateObservableGauge("basiqadmin.recovery.tickets", Observe, "{ticket}", "Open tickets of the recovery queue.");

    /// <summary>Whether somebody collects, and has read since the last count.</summary>
    public bool IsWanted => gauge.Enabled && isRead;

    /// <summary>Keeps a count of the open tickets for the next reading.</summary>
    public void Remember(IReadOnlyDictionary<RecoveryState, int> open) => (counted, isRead) = (open, false);

    private IEnumerable<Measurement<int>> Observe()
    {
        isRead = true;
        return counted is { } open
            ? [Of(open, RecoveryState.Waiting, "waiting"), Of(open, RecoveryState.Paused, "paused"), Of(open, RecoveryState.Trying, "trying")]
            : [];
    }

    private static Measurement<int> Of(IReadOnlyDictionary<RecoveryState, int> open, RecoveryState state, string name) =>
        new(open.GetValueOrDefault(state), new KeyValuePair<string, object?>("basiqadmin.recovery.state", name));
}
