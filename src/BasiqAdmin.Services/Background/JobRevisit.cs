using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Services.Background;

/// <summary>Looks again at users for whom the daily sweep is too slow, at the same pace: a job that was under way is known to have ended minutes later, and a case closes soon after one of Basiq's own retries succeeds.</summary>
public sealed class JobRevisit(UsersToRevisit users, SweepRound round, JobVisitor visitor) : Worker
{
    /// <inheritdoc/>
    public override string Name => "job-revisit";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (visited, failed) = await round.RunAsync(await users.DueAsync(cancellationToken), visitor.TryVisitAsync, cancellationToken);
        return new WorkResult(visited, failed, HasMore: visited > 0);
    }

    /// <inheritdoc/>
    public override async Task<bool> HasWorkAsync(CancellationToken cancellationToken) => (await users.DueAsync(cancellationToken)).Count > 0;
}
