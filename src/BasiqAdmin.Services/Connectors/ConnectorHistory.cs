using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Takes readings into the stored history. Several apps may do so on one database: they write one after the other, and an older reading adds nothing.</summary>
public sealed class ConnectorHistory(IDbContextFactory<AdminContext> contexts, IOptions<ConnectorOptions> options)
{
    // Further ahead than the clocks of two apps differ.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    /// <summary>Takes one reading.</summary>
    public async Task TakeAsync(ConnectorReading reading, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Set<ConnectorWatch>().AnyAsync(watch => watch.UntilAt > reading.At + Ahead, cancellationToken))
        {
            await CorrectAsync(context, reading.At, reading.At, cancellationToken);
        }

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

    /// <summary>
    /// Takes what is stored as seen later than <paramref name="ahead"/> for seen at <paramref name="now"/>: the clock was ahead then and has been set back. Otherwise
    /// every reading would be older than the last one, and nothing would be seen until the clock has caught up.
    /// </summary>
    /// <returns>How many times were changed.</returns>
    internal static async Task<int> CorrectAsync(AdminContext context, DateTimeOffset now, DateTimeOffset ahead, CancellationToken cancellationToken) =>
        await context.Set<ConnectorWatch>().Where(watch => watch.UntilAt > ahead).ExecuteUpdateAsync(
            set => set.SetProperty(watch => watch.UntilAt, now).SetProperty(watch => watch.FromAt, watch => watch.FromAt > now ? now : watch.FromAt), cancellationToken)
        + await context.Set<ConnectorStatusSpan>().Where(span => span.FromAt > ahead).ExecuteUpdateAsync(set => set.SetProperty(span => span.FromAt, now), cancellationToken)
        + await context.Set<ConnectorStatusSpan>().Where(span => span.ToAt > ahead).ExecuteUpdateAsync(set => set.SetProperty(span => span.ToAt, now), cancellationToken);

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
