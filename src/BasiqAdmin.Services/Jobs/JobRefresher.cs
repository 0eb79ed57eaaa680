using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Brings a user's jobs up to date: one request to Basiq, in the lane of whoever asks.</summary>
public sealed class JobRefresher(BasiqClient basiq, JobRecorder recorder, IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan JustDone = TimeSpan.FromSeconds(10);

    /// <summary>Reads the user's jobs of the last 7 days and stores them.</summary>
    /// <exception cref="Basiq.Http.BasiqException">Basiq did not answer; what was stored stays.</exception>
    public async Task<BasiqList<Job>> RefreshAsync(UserId userId, CancellationToken cancellationToken)
    {
        var jobs = await basiq.Jobs.ListAsync(userId, null, cancellationToken);
        await KeepAsync(userId, jobs, cancellationToken);
        return jobs;
    }

    /// <summary>Does the same unless it was done a moment ago: a page that shows connections and their diagnosis asks Basiq once.</summary>
    /// <exception cref="Basiq.Http.BasiqException">Basiq did not answer; what was stored stays.</exception>
    /// <returns>The jobs as they were just read; none when they were read in whole a moment ago.</returns>
    public async Task<BasiqList<Job>> RefreshUnlessJustDoneAsync(UserId userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var justNow = now - JustDone;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<DirectoryUser>().AnyAsync(user => user.Id == userId && user.JobsVisitedAt > justNow && user.JobsVisitedAt <= now, cancellationToken)
            ? BasiqList.Empty<Job>()
            : await RefreshAsync(userId, cancellationToken);
    }

    /// <summary>Stores all of a user's jobs as somebody else has just read them, and notes that the user was looked at, so that the sweep comes to others first.</summary>
    public async Task KeepAsync(UserId userId, BasiqList<Job> jobs, CancellationToken cancellationToken)
    {
        await recorder.RecordAsync(userId, jobs, null, cancellationToken);

        // Whoever looks next has to see for themselves that some could not be read.
        if (jobs.LeftOut > 0)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<DirectoryUser>().Where(user => user.Id == userId).NoteVisitAsync(clock.GetUtcNow(), cancellationToken);
    }
}
