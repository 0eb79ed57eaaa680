using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Deletes jobs and resolved cases that are too old to keep, a batch at a time so that nobody waits for the database.</summary>
public sealed class JobCleaner(IDbContextFactory<AdminContext> contexts, IOptions<JobRetentionOptions> options, TimeProvider clock)
{
    /// <summary>Rows deleted at once.</summary>
    public const int BatchSize = 1000;

    /// <summary>Deletes one batch of each and returns how many rows went.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.Jobs);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var jobs = context.Set<JobRecord>();
        var cases = context.Set<FailedJobCase>();
        var oldJobs = jobs.Where(job => job.CreatedAt < oldest).OrderBy(job => job.CreatedAt).Select(job => job.Key).Take(BatchSize);
        var oldCases = cases.Where(found => found.State == CaseState.Resolved && found.ResolvedAt < oldest).OrderBy(found => found.ResolvedAt).Select(found => found.Number).Take(BatchSize);
        var deleted = await jobs.Where(job => oldJobs.Contains(job.Key)).ExecuteDeleteAsync(cancellationToken);
        return deleted + await cases.Where(found => oldCases.Contains(found.Number)).ExecuteDeleteAsync(cancellationToken);
    }
}
