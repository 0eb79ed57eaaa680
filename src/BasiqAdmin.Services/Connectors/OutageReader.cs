using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The outages that are news. They come from the stored history, so that they are the same after a reload and on every instance.</summary>
public sealed class OutageReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog catalog, StatusHistory history, ConnectorOutages lasting, TimeProvider clock)
{
    /// <summary>How long an outage that is over stays news.</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromHours(24);

    /// <summary>The major outages that last, or have ended in the last 24 hours, newest first.</summary>
    public async Task<IReadOnlyList<OutageNews>> ReadAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - NewsFor;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var banks = await context.Set<ConnectorStatusSpan>()
            .Where(span => span.Status == ConnectorStatus.MajorOutage && (span.ToAt == null || span.ToAt >= since))
            .Select(span => span.InstitutionId).Distinct().ToListAsync(cancellationToken);
        if (banks.Count == 0)
        {
            return [];
        }

        var list = await catalog.GetAsync(cancellationToken);
        var found = await history.ReadAsync(banks, since, cancellationToken);
        var started = await lasting.LastingAsync(cancellationToken);
        var outages = from connector in found.Seen
                      from outage in OutagesIn(connector.Value)
                      select new OutageNews(connector.Key.InstitutionId, list.NameOf(connector.Key.InstitutionId), connector.Key.Method, outage.ToAt is null && started.TryGetValue(connector.Key, out var began) ? began : outage.FromAt, outage.ToAt);
        return [.. outages.OrderByDescending(outage => outage.ToAt ?? outage.FromAt).ThenBy(outage => outage.BankName, StringComparer.Ordinal)];
    }

    // Over is what was seen to be over: neither a gap nor a silent Basiq ends an outage.
    private static IEnumerable<(DateTimeOffset FromAt, DateTimeOffset? ToAt)> OutagesIn(IReadOnlyList<StatusReading> seen)
    {
        DateTimeOffset? began = null;
        for (var number = 0; number < seen.Count; number++)
        {
            var isDown = seen[number].Status == ConnectorStatus.MajorOutage;
            if (!isDown && began is { } from)
            {
                yield return (from, seen[number - 1].ToAt);
            }

            began = isDown ? began ?? seen[number].FromAt : null;
        }

        if (began is { } lasting)
        {
            yield return (lasting, null);
        }
    }
}
