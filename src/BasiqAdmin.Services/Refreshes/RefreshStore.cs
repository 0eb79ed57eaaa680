using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Stores refreshes, each change together with its audit entry in one transaction that writes from its start.</summary>
internal sealed class RefreshStore(IDbContextFactory<AdminContext> contexts, AuditWriter audit, ServiceTelemetry telemetry)
{
    /// <summary>The newest refresh of a connection; null when there is none.</summary>
    public async Task<RefreshRecord?> NewestAsync(ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await OfConnection(context, connectionId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>One refresh.</summary>
    public async Task<RefreshRecord> FindAsync(long key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RefreshRecord>().AsNoTracking().SingleAsync(refresh => refresh.Key == key, cancellationToken);
    }

    /// <summary>Refreshes whose outcome is not known, oldest first, at most 50; of one connection or of all.</summary>
    public async Task<IReadOnlyList<RefreshRecord>> UnsettledAsync(ConnectionId? connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var refreshes = context.Set<RefreshRecord>().AsNoTracking().Where(refresh => refresh.State == RefreshState.Sending || refresh.State == RefreshState.Unknown);
        refreshes = connectionId is { } connection ? refreshes.Where(refresh => refresh.ConnectionId == connection) : refreshes;
        return await refreshes.OrderBy(refresh => refresh.Key).Take(50).ToListAsync(cancellationToken);
    }

    /// <summary>Those of <paramref name="jobs"/> that a refresh of this connection already has as its own.</summary>
    public async Task<IReadOnlySet<JobId>> ClaimedAsync(ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claimed = await OfConnection(context, connectionId).Where(refresh => refresh.JobId != null).Select(refresh => refresh.JobId!.Value).ToListAsync(cancellationToken);
        return claimed.ToHashSet();
    }

    /// <summary>Stores the intent, unless somebody else stored one for this connection after <paramref name="lastSeen"/>, or it was purged meanwhile.</summary>
    /// <remarks>Purges look for refreshes in the same way, so whichever of the two is stored second is not sent.</remarks>
    /// <returns>What came in between; null when this one was stored and may be sent.</returns>
    public async Task<RefreshObstacle?> TryAddAsync(RefreshRecord refresh, long lastSeen, PurgeStatuses judged, Actor actor, AuditFact fact)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        var purges = await PurgedData.SeenAsync(context, refresh.ConnectionId, CancellationToken.None);
        var other = await OfConnection(context, refresh.ConnectionId).FirstOrDefaultAsync(other => other.Key > lastSeen || other.State == RefreshState.Sending, CancellationToken.None);
        if (other is not null || purges.UnderWaySince is not null || (purges.PurgedAt is not null && purges != judged))
        {
            return new RefreshObstacle(other, purges);
        }

        context.Add(refresh);
        await audit.AppendAsync(context, actor, fact, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return null;
    }

    /// <summary>Changes a refresh; the entry that <paramref name="change"/> returns is audited, and without one nothing is changed.</summary>
    /// <returns>The refresh as it is afterwards.</returns>
    public async Task<RefreshRecord> ChangeAsync(long key, Actor actor, Func<RefreshRecord, AuditFact?> change)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        var refresh = await context.Set<RefreshRecord>().SingleAsync(one => one.Key == key, CancellationToken.None);
        var was = refresh.State;
        if (change(refresh) is { } fact)
        {
            await audit.AppendAsync(context, actor, fact, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            if (was != refresh.State)
            {
                telemetry.RefreshReached(refresh.State);
            }
        }

        return refresh;
    }

    private static IQueryable<RefreshRecord> OfConnection(AdminContext context, ConnectionId connectionId) =>
        context.Set<RefreshRecord>().AsNoTracking().Where(refresh => refresh.ConnectionId == connectionId).OrderByDescending(refresh => refresh.Key);
}
