using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Reads the stored history of some banks.</summary>
public sealed class SeenHistory(IDbContextFactory<AdminContext> contexts, IOptions<ConnectorOptions> options, TimeProvider clock)
{
    /// <summary>What was seen of the connectors of <paramref name="banks"/> since <paramref name="from"/>.</summary>
    public async Task<SeenConnectors> ReadAsync(IReadOnlyCollection<InstitutionId> banks, DateTimeOffset from, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lookedAt = await context.Set<ConnectorWatch>().MaxAsync(watch => (DateTimeOffset?)watch.UntilAt, cancellationToken);
        var spans = await context.Set<ConnectorStatusSpan>().AsNoTracking()
            .Where(span => banks.Contains(span.InstitutionId) && (span.ToAt == null || span.ToAt >= from))
            .OrderBy(span => span.FromAt).ThenBy(span => span.Key)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var isCurrent = lookedAt is { } last && now - last <= options.Value.LongestPause;
        var seen = spans.GroupBy(span => (span.InstitutionId, span.Method))
            .ToDictionary(group => group.Key, IReadOnlyList<SeenStatus> (group) => Joined(group, lookedAt ?? now, isCurrent));
        return new SeenConnectors(seen, lookedAt, isCurrent ? lookedAt!.Value : now, isCurrent);
    }

    // Spans part where only the stage changes, too.
    private static List<SeenStatus> Joined(IEnumerable<ConnectorStatusSpan> spans, DateTimeOffset lookedAt, bool isCurrent)
    {
        var joined = new List<SeenStatus>();
        foreach (var span in spans)
        {
            var next = new SeenStatus(span.Status, span.FromAt, span.ToAt ?? lookedAt, Lasts: span.ToAt is null && isCurrent);
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
