using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Puts down that the jobs of users were read.</summary>
internal static class VisitNotes
{
    /// <summary>Notes that all jobs of <paramref name="users"/> were read at <paramref name="now"/>: the sweep comes to others first, and failed visits are forgotten.</summary>
    public static Task<int> NoteVisitAsync(this IQueryable<DirectoryUser> users, DateTimeOffset now, CancellationToken cancellationToken) =>
        users.ExecuteUpdateAsync(
            user => user.SetProperty(one => one.JobsVisitedAt, now).SetProperty(one => one.JobsFailures, 0).SetProperty(one => one.JobsTryAgainAt, (DateTimeOffset?)null),
            cancellationToken);
}
