using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Reads the stored history of some banks.</summary>
public sealed class StatusHistory(IDbContextFactory<AdminContext> contexts, IOptions<ConnectorOptions> options, TimeProvider clock)
{
    /// <summary>What was seen of the connectors of <paramref name="banks"/> since <paramref name="from"/>.</summary>
    public async Task<StatusHistories> ReadAsync(IReadOnlyCollection<InstitutionId> banks, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lookedAt = await context.Set<ConnectorWatch>().MaxAsync(watch => (DateTimeOffset?)watch.UntilAt, cancellationToken);
        var spans = await context.Set<ConnectorStatusSpan>().AsNoTracking()
            .Where(span => banks.Contains(span.InstitutionId) && (span.ToAt == null || span.ToAt >= from))
            .OrderBy(span => span.FromAt).ThenBy(span => span.Key)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var isCurrent = lookedAt is { } last && now - last <= options.Value.LongestPause;
        var seen = spans.GroupBy(span => new ConnectorId(span.InstitutionId, span.Method))
            .ToDictionary(group => group.Key, IReadOnlyList<StatusReading> (group) => Joined(group, lookedAt ?? now, isCurrent));
        return new StatusHistories(seen, lookedAt, isCurrent ? lookedAt!.Value : now, isCurrent);
    }

    // Spans part where only the stage changes, too.
    private static List<StatusReading> Joined(IEnumerable<ConnectorStatusSpan> spans, DateTimeOffset lookedAt, bool isCurrent)
    {
        var joined = new List<StatusReading>();
        foreach (var span in spans)
        {
            var next = new StatusReading(span.Status, span.FromAt, span.ToAt ?? lookedAt, Lasts: span.ToAt is null && isCurrent);
            if (joined is [.., var last] && last.Status == next.Status && last.ToAt == next.FromAt)
            {
                joined[^1] = next with { FromAt = last.FromAt };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }
}

/// <summary>What was seen of some banks.</summary>
/// <param name="Seen">By connector, oldest first.</param>
/// <param name="LookedAt">The newest look, UTC; null before the first.</param>
/// <param name="End">Up to when the history can say anything: the newest look, or now when that is too long ago.</param>
/// <param name="IsCurrent">The newest look is recent enough to say how the banks are now.</param>
public sealed record StatusHistories(
    IReadOnlyDictionary<ConnectorId, IReadOnlyList<StatusReading>> Seen,
    DateTimeOffset? LookedAt,
    DateTimeOffset End,
    bool IsCurrent)
{
    /// <summary>What was seen of one connector.</summary>
    public IReadOnlyList<StatusReading> Of(InstitutionId id, ConnectionMethod method) => Seen.GetValueOrDefault(new ConnectorId(id, method)) ?? [];
}

/// <summary>A time in which a connector was seen in one status, look after look.</summary>
/// <param name="Status">The status.</param>
/// <param name="FromAt">The first look that saw it, UTC.</param>
/// <param name="ToAt">The look that saw another one, or the last look before a gap or until now, UTC.</param>
/// <param name="Lasts">It goes on as far as is known.</param>
public sealed record StatusReading(ConnectorStatus Status, DateTimeOffset FromAt, DateTimeOffset ToAt, bool Lasts = false);

/// <summary>The connectors as Basiq listed them, and when.</summary>
/// <param name="List">The connectors.</param>
/// <param name="At">When they were read, UTC.</param>
public sealed record ConnectorReading(ConnectorList List, DateTimeOffset At);
