using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Services.Background;

/// <summary>Reads the jobs of every known user about once a day, evenly spread and behind whatever people ask for, because Basiq announces no jobs and forgets them after 7 days.</summary>
public sealed class JobSweep(SweepRound round, JobVisitor visitor) : Worker
{
    /// <inheritdoc/>
    public override string Name => "job-sweep";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (visited, failed) = await round.RunAsync(visitor.TryVisitAsync, cancellationToken);
        return new WorkResult(visited, failed, HasMore: visited > 0);
    }

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => round.HasWorkAsync(cancellationToken);
}
