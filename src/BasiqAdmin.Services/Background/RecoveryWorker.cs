using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Services.Background;

/// <summary>Works the recovery queue, behind whatever people ask for: a bank's turn is looked for every 5 seconds.</summary>
internal sealed class RecoveryWorker(RecoveryRound round) : Worker
{
    /// <inheritdoc/>
    public override string Name => "recovery-queue";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override TimeSpan LongestPause => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        return new WorkResult(await round.RunAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => round.HasWorkAsync(cancellationToken);
}
