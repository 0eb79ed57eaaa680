using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Activities;

/// <summary>Brings the kinds together, a page at a time, and folds successful updates into the gaps between the others.</summary>
internal sealed class ActivityReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    private const int LargestPage = 100;

    // Several a day for as long as jobs are kept; what lies beyond in one gap is not counted.
    private const int MostFolded = 5000;

    public async Task<ActivityPage> ReadAsync(Actor actor, UserId user, ConnectionId? connection, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken)
    {
        size = Math.Clamp(size, 1, LargestPage);
        var after = ActivityPlace.Parse(cursor);
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = context.Set<ConnectionRecord>().AsNoTracking().Where(record => record.UserId == user);
        var known = await (connection is { } one ? records.Where(record => record.Id == one) : records).ToDictionaryAsync(record => record.Id, cancellationToken);
        var sources = new ActivitySources(context, banks, user, known, connection is not null, filter, after, size);
        var found = (await sources.JobsAsync(cancellationToken))
            .Concat(await sources.RefreshesAsync(cancellationToken))
            .Concat(await sources.PurgesAsync(actor, cancellationToken))
            .Concat(await sources.CasesAsync(cancellationToken))
            .Concat(await sources.ReportsAsync(cancellationToken))
            .Concat(await sources.ConnectionsAsync(clock.GetUtcNow(), cancellationToken))
            .OrderByDescending(one => one.Place.At).ThenBy(one => one.Place.Source).ThenByDescending(one => one.Place.Key)
            .Take(size + 1).ToList();
        var hasMore = found.Count > size;
        var page = found.Take(size).ToList();
        var last = hasMore ? page[^1].Place : null;
        var entries = page.Select(one => one.Entry).ToList();
        return new ActivityPage(filter == ActivityFilter.All ? Fold(entries, await sources.UpdatesAsync(last?.At, after?.At, MostFolded, cancellationToken), banks) : entries, last?.Encode());
    }

    // Both newest first. Updates that lie between two entries become one.
    private static List<Activity> Fold(List<Activity> entries, IReadOnlyList<ActivitySources.Update> updates, ConnectorList banks)
    {
        var (folded, next) = (new List<Activity>(), 0);
        foreach (var entry in entries.Append(null))
        {
            var run = updates.Skip(next).TakeWhile(update => entry is null || update.At >= entry.At).ToList();
            next += run.Count;
            if (run.Count > 0)
            {
                folded.Add(Folded(run, banks));
            }

            if (entry is not null)
            {
                folded.Add(entry);
            }
        }

        return folded;
    }

    private static UpdatesActivity Folded(List<ActivitySources.Update> run, ConnectorList banks)
    {
        var isOne = run.TrueForAll(update => update.ConnectionId == run[0].ConnectionId);
        return new UpdatesActivity(run[0].At, isOne ? run[0].ConnectionId : null, isOne ? run[0].InstitutionId : null, isOne ? banks.NameOf(run[0].InstitutionId) : "", run.Count, run[^1].At, run[0].Id);
    }
}
