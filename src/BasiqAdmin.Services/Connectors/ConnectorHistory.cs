using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Takes readings into the stored history. Several apps may do so on one database: they write one after the other, and an older reading adds nothing.</summary>
public sealed class ConnectorHistory(IDbContextFactory<AdminContext> contexts, IOptions<ConnectorOptions> options)
{
    /// <summary>Takes one reading.</summary>
    public async Task TakeAsync(ConnectorReading reading, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var watch = await context.Set<ConnectorWatch>().OrderByDescending(watch => watch.UntilAt).FirstOrDefaultAsync(cancellationToken);
        if (watch?.UntilAt > reading.At)
        {
            return;
        }

        var goesOn = watch is not null && reading.At - watch.UntilAt <= options.Value.LongestPause;
        var open = await context.Set<ConnectorStatusSpan>().Where(span => span.ToAt == null).ToListAsync(cancellationToken);
        var kept = goesOn ? open.Where(span => IsStill(span, reading.List)).ToList() : [];
        foreach (var ended in open.Except(kept))
        {
            // Before a gap nobody knows how long it went on, so it ends with the last look.
            ended.ToAt = goesOn ? reading.At : watch?.UntilAt ?? ended.FromAt;
        }

        // What has ended goes first: a connector has one open span at a time.
        await context.SaveChangesAsync(cancellationToken);
        context.AddRange(Opened(reading, kept));
        if (goesOn)
        {
            watch!.UntilAt = reading.At;
        }
        else
        {
            context.Add(new ConnectorWatch { FromAt = reading.At, UntilAt = reading.At });
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static bool IsStill(ConnectorStatusSpan span, ConnectorList list) =>
        list.Find(span.InstitutionId, span.Method) is { } connector && connector.Status == span.Status && connector.Stage == span.Stage;

    private static IEnumerable<ConnectorStatusSpan> Opened(ConnectorReading reading, List<ConnectorStatusSpan> kept)
    {
        var known = kept.Select(span => (span.InstitutionId, span.Method)).ToHashSet();
        return reading.List.All
            .Where(connector => known.Add((connector.Id, connector.Method)))
            .Select(connector => new ConnectorStatusSpan { InstitutionId = connector.Id, Method = connector.Method, Status = connector.Status, Stage = connector.Stage, FromAt = reading.At });
    }
}
