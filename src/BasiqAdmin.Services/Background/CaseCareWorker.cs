using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Background;

/// <summary>Looks after the failed-job inbox every minute.</summary>
public sealed class CaseCareWorker(CaseCare care) : Worker
{
    /// <inheritdoc/>
    public override string Name => "case-care";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (changed, hasMore) = await care.RunAsync(cancellationToken);
        return new WorkResult(changed, HasMore: hasMore);
    }
}
