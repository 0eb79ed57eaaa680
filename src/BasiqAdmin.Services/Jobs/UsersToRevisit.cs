using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>
/// The users at whom a look a day is too seldom: those with a job that was under way at the last look, or in a state that is not known, and those for whom Basiq tries again by itself,
/// every 2 hours for 7 days after an update failed with service-unavailable.
/// </summary>
public sealed class UsersToRevisit(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan JobPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestJob = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryPause = TimeSpan.FromHours(2);
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromDays(7);

    /// <summary>Those who are due, whoever waited longest first; at most 500.</summary>
    public async Task<IReadOnlyList<UserId>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (lookedForJob, startedAfter) = (now - JobPause, now - LongestJob);
        var (lookedForRetry, failingSince) = (now - RetryPause, now - RetryPeriod);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var underWay = context.Set<JobRecord>()
            .Where(job => (job.Status == JobStatus.Queued || job.Status == JobStatus.Running || job.Status == JobStatus.Unknown) && job.CreatedAt > startedAfter)
            .Select(job => job.UserId);
        var retried = context.Set<FailedJobCase>()
            .Where(found => (found.State == CaseState.Open || found.State == CaseState.Snoozed) && found.Cause == Cause.BankUnavailableRetried && found.FirstFailedAt > failingSince)
            .Select(found => found.UserId);
        return await context.Set<DirectoryUser>().AsNoTracking()
            .Where(user => user.State == DirectoryState.Known && (user.JobsTryAgainAt == null || user.JobsTryAgainAt <= now)
                && ((user.JobsVisitedAt <= lookedForJob && underWay.Contains(user.Id)) || (user.JobsVisitedAt <= lookedForRetry && retried.Contains(user.Id))))
            .OrderBy(user => user.JobsVisitedAt).Select(user => user.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
    }
}
