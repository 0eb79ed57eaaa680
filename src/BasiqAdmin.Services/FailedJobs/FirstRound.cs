using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>How far the first look at every user's jobs has come: until it is through, failures exist that nobody has seen.</summary>
/// <param name="LookedAt">Users whose jobs have been read.</param>
/// <param name="NotRead">Users of whom Basiq could not be asked so far; they are tried again and hold up nobody.</param>
/// <param name="All">Users in the directory that Basiq knows, or that were not looked up yet.</param>
public sealed record FirstRound(int LookedAt, int NotRead, int All)
{
    /// <summary>How far it has come; null when it is through.</summary>
    internal static async Task<FirstRound?> ReadAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var never = DateTimeOffset.UnixEpoch;
        var users = context.Set<DirectoryUser>();
        if (!await users.AnyAsync(user => user.State == DirectoryState.Known && user.JobsVisitedAt == never && user.JobsFailures == 0, cancellationToken)
            && !await users.AnyAsync(user => user.State == DirectoryState.Pending && user.SyncFailures == 0, cancellationToken))
        {
            return null;
        }

        var known = users.Where(user => user.State != DirectoryState.NotFound);
        var all = await known.CountAsync(cancellationToken);
        var looked = await known.CountAsync(user => user.JobsVisitedAt != never, cancellationToken);
        var notRead = await known.CountAsync(user => user.JobsVisitedAt == never && (user.JobsFailures > 0 || (user.State == DirectoryState.Pending && user.SyncFailures > 0)), cancellationToken);
        return new FirstRound(looked, notRead, all);
    }
}
