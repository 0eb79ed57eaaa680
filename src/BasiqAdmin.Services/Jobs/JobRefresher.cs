using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Brings a user's jobs up to date: one request to Basiq, in the lane of whoever asks.</summary>
public sealed class JobRefresher(BasiqClient basiq, JobRecorder recorder, IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    /// <summary>Reads the user's jobs of the last 7 days and stores them.</summary>
    /// <exception cref="Basiq.Http.BasiqException">Basiq did not answer; what was stored stays.</exception>
    public async Task<IReadOnlyList<Job>> RefreshAsync(UserId userId, CancellationToken cancellationToken)
    {
        var jobs = await basiq.Jobs.ListAsync(userId, null, cancellationToken);
        await recorder.RecordAsync(userId, jobs, null, cancellationToken);
        await MarkVisitedAsync([userId], cancellationToken);
        return jobs;
    }

    /// <summary>Notes that these users' jobs have been looked at, so that the sweep comes to others first.</summary>
    public async Task MarkVisitedAsync(IReadOnlyCollection<UserId> userIds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<DirectoryUser>().Where(user => userIds.Contains(user.Id))
            .ExecuteUpdateAsync(user => user.SetProperty(one => one.JobsVisitedAt, now), cancellationToken);
    }
}
