using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>What the stored history says about a connector's outages. It claims nothing that nobody has seen.</summary>
public sealed class ConnectorOutages(IDbContextFactory<AdminContext> contexts, IOptions<ConnectorOptions> options, TimeProvider clock)
{
    private const int SpansLookedAt = 200;

    /// <summary>
    /// How long the connector has been seen operational without a gap: it counts as having worked for no longer than somebody has seen.
    /// Null while it is not operational, not listed, or not known: no reading for two and a half intervals of <c>Connectors:PollInterval</c>.
    /// </summary>
    public async Task<OperationalPeriod?> OperationalPeriodAsync(InstitutionId institutionId, ConnectionMethod method, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await context.Set<ConnectorWatch>().MaxAsync(watch => (DateTimeOffset?)watch.UntilAt, cancellationToken);
        var spans = await NewestAsync(context, institutionId, method, cancellationToken);
        if (seen is not { } seenUntil || clock.GetUtcNow() - seenUntil > options.Value.LongestPause || spans is not [{ ToAt: null }, ..])
        {
            return null;
        }

        // Spans part where only the stage changes, too, and at gaps; the former touch, the latter do not.
        DateTimeOffset? since = null;
        foreach (var span in spans.TakeWhile(span => span.Status == ConnectorStatus.Operational && (span.ToAt is null || span.ToAt == since)))
        {
            since = span.FromAt;
        }

        return since is { } first ? new OperationalPeriod(first, seenUntil) : null;
    }

    /// <summary>
    /// When the connector's newest <c>major-outage</c>, over or not, was first seen, UTC; null when none is known.
    /// An outage that was there before and after a gap counts as one: nobody saw it end.
    /// </summary>
    public async Task<DateTimeOffset?> OutageStartedAsync(InstitutionId institutionId, ConnectionMethod method, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var spans = await NewestAsync(context, institutionId, method, cancellationToken);
        return spans.SkipWhile(span => span.Status != ConnectorStatus.MajorOutage).TakeWhile(span => span.Status == ConnectorStatus.MajorOutage).LastOrDefault()?.FromAt;
    }

    /// <summary>
    /// The major outages that last, each with the time when it was first seen, UTC. Wherever an outage's start is told, it is this one; a gap within it does not count,
    /// because nobody saw it end.
    /// </summary>
    public async Task<IReadOnlyDictionary<ConnectorId, DateTimeOffset>> LastingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lasting = await context.Set<ConnectorStatusSpan>().AsNoTracking().Where(span => span.ToAt == null && span.Status == ConnectorStatus.MajorOutage)
            .Select(span => new { span.InstitutionId, span.Method }).ToListAsync(cancellationToken);
        var started = new Dictionary<ConnectorId, DateTimeOffset>();
        foreach (var connector in lasting)
        {
            var spans = await NewestAsync(context, connector.InstitutionId, connector.Method, cancellationToken);
            started[new ConnectorId(connector.InstitutionId, connector.Method)] = spans.TakeWhile(span => span.Status == ConnectorStatus.MajorOutage).Last().FromAt;
        }

        return started;
    }

    private static Task<List<ConnectorStatusSpan>> NewestAsync(AdminContext context, InstitutionId institutionId, ConnectionMethod method, CancellationToken cancellationToken) =>
        context.Set<ConnectorStatusSpan>().AsNoTracking()
            .Where(span => span.InstitutionId == institutionId && span.Method == method)
            .OrderByDescending(span => span.FromAt).ThenByDescending(span => span.Key)
            .Take(SpansLookedAt).ToListAsync(cancellationToken);
}
