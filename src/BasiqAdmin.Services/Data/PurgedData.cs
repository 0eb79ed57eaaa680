using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data;

/// <summary>Finds connections whose data was purged and is not wanted again: the app by itself must not fetch it anew.</summary>
internal static class PurgedData
{
    /// <summary>
    /// Purges that still stand, those that may have been carried out among them. One ends when a person refreshes the connection, and when a later
    /// job brought the data back without this app: from then on there is nothing to undo. A later failure ends nothing, because Basiq itself tries an update again for a week.
    /// </summary>
    public static IQueryable<PurgeRequest> Standing(AdminContext context)
    {
        JobStatus[] unfinished = [JobStatus.Queued, JobStatus.Running, JobStatus.Failed, JobStatus.Unknown];
        return context.Set<PurgeRequest>().AsNoTracking()

            // Done, unknown and succeeded are said without naming them: SQLite would look for all rows of the state otherwise, and not for the connection's few.
            .Where(purge => (purge.SettledAt != null && purge.State != PurgeState.Refused)
                || (purge.SettledAt == null && purge.UnknownSince != null && purge.NextReadBackAt == null))
            .Where(purge => !context.Set<RefreshRecord>().Any(refresh => refresh.ConnectionId == (ConnectionId)(object)purge.ConnectionId
                && refresh.ByHand && refresh.State == RefreshState.Started && refresh.RequestedAt > (purge.SettledAt ?? purge.UnknownSince)))

            // By Basiq's clock on both sides where it told a job before the purge.
            .Where(purge => !context.Set<JobRecord>().Any(job => job.ConnectionId == (ConnectionId)(object)purge.ConnectionId
                && !unfinished.Contains(job.Status) && job.CreatedAt > (purge.NewestJobBefore ?? purge.SentAt)));
    }

    /// <summary>The newest purge that stands of each of <paramref name="connections"/>; those whose data was not purged, or was wanted again, are left out.</summary>
    public static async Task<IReadOnlyDictionary<ConnectionId, StandingPurge>> NewestAsync(AdminContext context, IEnumerable<ConnectionId> connections, CancellationToken cancellationToken)
    {
        var ids = connections.Select(connection => connection.Value).ToList();
        var standing = await Standing(context).Where(purge => ids.Contains(purge.ConnectionId)).Select(purge => new { purge.ConnectionId, At = purge.SettledAt ?? purge.UnknownSince, IsCertain = purge.SettledAt != null, purge.ReadBackAccounts }).ToListAsync(cancellationToken);
        return standing.GroupBy(purge => purge.ConnectionId, StringComparer.Ordinal).Select(group => group.MaxBy(purge => purge.At)!)
            .ToDictionary(purge => ConnectionId.Parse(purge.ConnectionId), purge => new StandingPurge(purge.At!.Value, purge is { IsCertain: true, ReadBackAccounts: null or 0 }));
    }

    /// <summary>What the purges of one connection mean for a refresh.</summary>
    public static async Task<PurgeStatuses> SeenAsync(AdminContext context, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var id = connectionId.Value;
        var standing = await Standing(context).Where(purge => purge.ConnectionId == id).OrderByDescending(purge => purge.Key)
            .Select(purge => new { At = purge.SettledAt ?? purge.UnknownSince, IsCertain = purge.SettledAt != null }).FirstOrDefaultAsync(cancellationToken);

        // One that no reading can settle any more would be in the way for ever; for one that was sent again, the repeat counts.
        var purges = context.Set<PurgeRequest>().Where(purge => purge.ConnectionId == id);
        var underWay = await purges
            .Where(purge => purge.State == PurgeState.Sending || (purge.State == PurgeState.Unknown && purge.NextReadBackAt != null
                && !purges.Any(repeat => repeat.Id == purge.RepeatedBy && repeat.SentAt != null)))
            .MaxAsync(purge => purge.SentAt, cancellationToken);
        return new PurgeStatuses(underWay, standing?.At) { IsCertain = standing?.IsCertain ?? true };
    }
}

/// <summary>A purge that nobody has undone since.</summary>
/// <param name="At">When it was carried out, or may have been, UTC.</param>
/// <param name="LeftNothing">Whether Basiq confirmed it and no account is known to be left.</param>
internal sealed record StandingPurge(DateTimeOffset At, bool LeftNothing);
