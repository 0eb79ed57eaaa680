using System.Diagnostics;
using System.Diagnostics.Metrics;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Telemetry;

/// <summary>
/// Measurements and spans of the service layer, under the name <see cref="SourceName"/>. As in <see cref="BasiqTelemetry"/>, ids stand on spans only,
/// people nowhere, and without a listener nothing is kept.
/// </summary>
public sealed class ServiceTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string SourceName = "BasiqAdmin.Services";

    private const string WorkerName = "basiqadmin.worker.name";
    private const string WorkerOutcome = "basiqadmin.worker.outcome";
    private const string PurgeOutcome = "basiqadmin.purge.outcome";
    private const string RefreshOutcome = "basiqadmin.refresh.outcome";

    // Seconds: from a look that finds little to a sweep through a whole directory.
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600] };

    private readonly ActivitySource source = new(SourceName);
    private readonly Histogram<double> runs;
    private readonly Counter<long> purges;
    private readonly Counter<long> refreshes;

    /// <summary>Creates the instruments.</summary>
    public ServiceTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(SourceName);
        runs = meter.CreateHistogram("basiqadmin.worker.run.duration", "s", "Time of a run of a background worker.", null, Buckets);
        purges = meter.CreateCounter<long>("basiqadmin.purges", "{purge}", "Outcomes of purges.");
        refreshes = meter.CreateCounter<long>("basiqadmin.refreshes", "{refresh}", "Outcomes of refreshes.");
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    /// <summary>Opens the span of a worker's run; null while nobody listens.</summary>
    internal Activity? StartRun(string worker) => source.StartActivity($"worker {worker}")?.SetTag(WorkerName, worker);

    /// <summary>Notes how a run ended. The span of a failed one names the type of the <paramref name="exception"/>, never its message.</summary>
    internal void EndRun(Activity? span, string worker, RunOutcome outcome, TimeSpan took, Exception? exception = null)
    {
        runs.Record(took.TotalSeconds, new(WorkerName, worker), new(WorkerOutcome, NameOf(outcome)));
        span?.SetTag(WorkerOutcome, NameOf(outcome));
        BasiqTelemetry.Fail(span, outcome == RunOutcome.Failed ? exception?.GetType().FullName : null);
    }

    /// <summary>Opens a span of a purge; null while nobody listens.</summary>
    internal Activity? StartPurge(string name, PurgeRequest purge) =>
        source.StartActivity(name)
            ?.SetTag("basiqadmin.purge.id", purge.Id.ToString())
            .SetTag(BasiqTelemetry.UserId, purge.UserId)
            .SetTag(BasiqTelemetry.ConnectionId, purge.ConnectionId);

    /// <summary>Notes on its span where the purge stands.</summary>
    internal static void EndPurge(Activity? span, PurgeState state) => span?.SetTag(PurgeOutcome, NameOf(state));

    /// <summary>Counts the outcome that a purge has come to, once it is stored. One that was unknown counts again when it is settled.</summary>
    internal void PurgeReached(PurgeState state)
    {
        if (NameOf(state) is { } outcome)
        {
            purges.Add(1, new KeyValuePair<string, object?>(PurgeOutcome, outcome));
        }
    }

    /// <summary>Opens the span of a refresh; null while nobody listens.</summary>
    internal Activity? StartRefresh(RefreshRecord refresh) =>
        source.StartActivity("refresh")
            ?.SetTag(BasiqTelemetry.UserId, refresh.UserId.Value)
            .SetTag(BasiqTelemetry.ConnectionId, refresh.ConnectionId.Value);

    /// <summary>Notes on its span what came of the refresh.</summary>
    internal static void EndRefresh(Activity? span, RefreshRecord refresh) =>
        span?.SetTag(BasiqTelemetry.JobId, refresh.JobId?.Value).SetTag(RefreshOutcome, NameOf(refresh.State));

    /// <summary>Counts the outcome that a refresh has come to, once it is stored. One that was unknown counts again when it is settled.</summary>
    internal void RefreshReached(RefreshState state)
    {
        if (NameOf(state) is { } outcome)
        {
            refreshes.Add(1, new KeyValuePair<string, object?>(RefreshOutcome, outcome));
        }
    }

    private static string NameOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Succeeded => "succeeded",
        RunOutcome.Incomplete => "incomplete",
        RunOutcome.Stopped => "stopped",
        _ => "failed",
    };

    // Null while it waits for somebody or is being sent.
    private static string? NameOf(PurgeState state) => state switch
    {
        PurgeState.Declined => "declined",
        PurgeState.Expired => "expired",
        PurgeState.Withdrawn => "withdrawn",
        PurgeState.Unknown => "unknown",
        PurgeState.Done => "done",
        PurgeState.Refused => "refused",
        _ => null,
    };

    // Null while it is being sent.
    private static string? NameOf(RefreshState state) => state switch
    {
        RefreshState.Started => "started",
        RefreshState.Refused => "refused",
        RefreshState.Unknown => "unknown",
        RefreshState.NotStarted => "not_started",
        RefreshState.NeverKnown => "never_known",
        _ => null,
    };
}

/// <summary>How a run of a worker ended.</summary>
internal enum RunOutcome
{
    /// <summary>All that it worked on went well.</summary>
    Succeeded,

    /// <summary>It came to its end, and some of what it worked on failed.</summary>
    Incomplete,

    /// <summary>It broke off.</summary>
    Failed,

    /// <summary>The app stopped during it.</summary>
    Stopped,
}
