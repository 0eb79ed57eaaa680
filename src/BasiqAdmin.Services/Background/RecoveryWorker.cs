using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Recovery;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Works the recovery queue, behind whatever people ask for: a bank's turn is looked for every 5 seconds.</summary>
internal sealed class RecoveryWorker(RecoveryRound round, RunRecorder recorder, TimeProvider clock, ILogger<RecoveryWorker> logger) : Worker(recorder, clock, logger)
{
    /// <inheritdoc/>
    public override string Name => "recovery-queue";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override TimeSpan LongestPause => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        return new WorkResult(await round.RunAsync(cancellationToken));
    }

    /// <inheritdoc/>
    protected override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => round.HasWorkAsync(cancellationToken);
}
