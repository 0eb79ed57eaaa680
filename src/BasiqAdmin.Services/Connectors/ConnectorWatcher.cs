using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Looks at the banks' health, stores what has changed and tells those who listen, also about what another app on the same database has stored.</summary>
public sealed class ConnectorWatcher(IDbContextFactory<AdminContext> contexts, ConnectorCatalog catalog, ConnectorHistory history, ConnectorChanges changes)
{
    /// <summary>One look; returns how many connectors it saw. An empty list tells nothing about the banks and leaves a gap.</summary>
    /// <exception cref="BasiqAdmin.Basiq.Http.BasiqException">Basiq failed.</exception>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        // What happened before this app started is history, not news.
        changes.ToldUpTo ??= await NewestAsync(cancellationToken);
        var reading = await catalog.ReadAsync(cancellationToken);
        if (reading.List.All.Count > 0)
        {
            await history.TakeAsync(reading, cancellationToken);
            await TellAsync(reading.List, cancellationToken);
        }

        return reading.List.All.Count;
    }

    private async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ConnectorStatusSpan>().MaxAsync(span => (long?)span.Key, cancellationToken) ?? 0;
    }

    private async Task TellAsync(ConnectorList list, CancellationToken cancellationToken)
    {
        var told = changes.ToldUpTo;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var news = await context.Set<ConnectorStatusSpan>().AsNoTracking().Where(span => span.Key > told).OrderBy(span => span.Key).ToListAsync(cancellationToken);
        if (news.Count == 0)
        {
            return;
        }

        var known = await StatusesAsync(context, told, cancellationToken);
        foreach (var span in news)
        {
            var connector = new ConnectorId(span.InstitutionId, span.Method);
            if (known.TryGetValue(connector, out var before) && before != span.Status)
            {
                changes.Raise(new ConnectorChange(span.InstitutionId, list.NameOf(span.InstitutionId), span.Method, before, span.Status, span.FromAt));
            }

            known[connector] = span.Status;
        }

        changes.ToldUpTo = news[^1].Key;
    }

    // How each connector was when this app last told about it.
    private static Task<Dictionary<ConnectorId, ConnectorStatus>> StatusesAsync(AdminContext context, long? told, CancellationToken cancellationToken)
    {
        var newest = context.Set<ConnectorStatusSpan>().Where(span => span.Key <= told).GroupBy(span => new { span.InstitutionId, span.Method }).Select(group => group.Max(span => span.Key));
        return context.Set<ConnectorStatusSpan>().AsNoTracking().Where(span => newest.Contains(span.Key))
            .ToDictionaryAsync(span => new ConnectorId(span.InstitutionId, span.Method), span => span.Status, cancellationToken);
    }
}
