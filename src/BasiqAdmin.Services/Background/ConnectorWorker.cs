using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Connectors;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Background;

/// <summary>Looks at the banks' health every <c>Connectors:PollInterval</c>. A failed look is tried again after the same time, so that an outage of Basiq leaves no longer gap than it must.</summary>
public sealed class ConnectorWorker(ConnectorWatcher watcher, ConnectorFigureReader figures, IOptions<ConnectorOptions> options) : Worker
{
    /// <inheritdoc/>
    public override string Name => "connectors";

    /// <inheritdoc/>
    public override TimeSpan Interval => options.Value.PollInterval;

    /// <inheritdoc/>
    public override TimeSpan LongestPause => Interval;

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        var seen = await watcher.LookAsync(cancellationToken);

        // Counted while nobody waits for it.
        await figures.GetAsync(cancellationToken);
        return new WorkResult(seen);
    }
}
