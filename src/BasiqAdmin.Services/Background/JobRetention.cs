using BasiqAdmin.Services.Jobs;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Deletes jobs and resolved cases that are older than <c>Retention:Jobs</c>.</summary>
public sealed class JobRetention(JobCleaner cleaner, RunRecorder recorder, TimeProvider clock, ILogger<JobRetention> logger) : Worker(recorder, clock, logger)
{
    /// <inheritdoc/>
    public override string Name => "job-retention";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await cleaner.RunAsync(cancellationToken);
        return new WorkResult(deleted, HasMore: deleted >= JobCleaner.BatchSize);
    }
}
