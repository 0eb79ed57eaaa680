using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connectors;

/// <summary>All about one bank.</summary>
internal sealed class BankHealthQuery(IDbContextFactory<AdminContext> contexts, ConnectorCatalog catalog, ConnectorFigureReader figures, StatusHistory history, ConnectorOutages outages, ICustomerNames names, TimeProvider clock)
{
    private static int Shorter => HealthHistory.DaysOffered[0];

    private static int Longer => HealthHistory.DaysOffered[^1];

    /// <summary>The bank; null when the list of connectors lacks it.</summary>
    public async Task<BankHealth?> ReadAsync(InstitutionId id, CancellationToken cancellationToken)
    {
        var ways = (await catalog.GetAsync(cancellationToken)).All.Where(connector => connector.Id == id).ToList();
        if (ways.Count == 0)
        {
            return null;
        }

        var counted = await figures.GetAsync(cancellationToken);

        // The whole history, so that an incident is not taken for one whose begin nobody saw.
        var seen = await history.ReadAsync([id], DateTimeOffset.UnixEpoch, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var read = new List<ConnectorDetails>();
        foreach (var way in ways)
        {
            read.Add(await WayAsync(context, ConnectorSearch.Row(way, counted), seen, cancellationToken));
        }

        var open = UnresolvedCases.Of(context).Where(found => found.InstitutionId == id && found.ConnectionId != null);
        return new BankHealth(
            id,
            ways[0].Name,
            [.. read.OrderByDescending(way => way.Row.Connections).ThenBy(way => way.Row.Key, StringComparer.Ordinal)],
            await AffectedAsync(context, open, cancellationToken),
            await open.CountAsync(cancellationToken),
            seen.LookedAt,
            seen.IsCurrent)
        {
            UsersAffected = await open.Where(found => found.Owner != ActionOwner.Customer).Select(found => found.UserId).Distinct().CountAsync(cancellationToken),
        };
    }

    // First those that the bank keeps from their data: what a customer has to do themselves is no news about the bank.
    private async Task<IReadOnlyList<AffectedConnection>> AffectedAsync(AdminContext context, IQueryable<FailedJobCase> open, CancellationToken cancellationToken)
    {
        var affected = await open.OrderBy(found => found.Owner == ActionOwner.Customer).ThenBy(found => found.FirstFailedAt).ThenBy(found => found.Number).Take(BankHealth.MostAffected)
            .Select(found => new AffectedConnection(found.UserId, found.ConnectionId!.Value, found.Method, found.Number, found.Cause, found.Owner, found.Failures, found.FirstFailedAt))
            .ToListAsync(cancellationToken);
        var known = await names.ReadAsync(context, affected.Select(one => one.UserId), cancellationToken);
        return [.. affected.Select(one => one with { MaskedName = known[one.UserId] })];
    }

    private async Task<ConnectorDetails> WayAsync(AdminContext context, ConnectorRow row, StatusHistories found, CancellationToken cancellationToken)
    {
        var seen = found.Of(row.Connector.Id, row.Connector.Method);
        var from = clock.GetUtcNow().AddDays(-Longer);
        var incidents = Incident.In(seen).Where(incident => incident.ToAt is null || incident.ToAt >= from).Reverse().ToList();
        var told = new List<BankIncident>();
        foreach (var incident in incidents.Take(ConnectorDetails.MostIncidents))
        {
            told.Add(await WithJobsAsync(context, row.Connector, incident, cancellationToken));
        }

        var shown = row with { SinceAt = ConnectorSearch.Since(seen, row.Connector, await outages.LastingAsync(cancellationToken)), History = HealthHistory.Of(seen, Shorter, found.End) };
        return new ConnectorDetails(shown, HealthHistory.Of(seen, Longer, found.End), told, incidents.Count)
        {
            Steps = await StepReader.ReadAsync(context, row.Connector, shown.History.Days[0].Day, shown.History.Days.Count, cancellationToken),
        };
    }

    private static async Task<BankIncident> WithJobsAsync(AdminContext context, Connector connector, Incident incident, CancellationToken cancellationToken)
    {
        var (bank, method) = (connector.Id, connector.Method);
        var until = incident.ToAt ?? DateTimeOffset.MaxValue;
        var jobs = context.Set<JobRecord>()
            .Where(job => job.InstitutionId == bank && job.CreatedAt >= incident.FromAt && job.CreatedAt <= until)
            .Where(job => context.Set<ConnectionRecord>().Any(connection => connection.Id == job.ConnectionId && connection.Method == method));
        var failed = await jobs.CountAsync(job => job.Status == JobStatus.Failed && job.Owner != ActionOwner.Customer, cancellationToken);
        return new BankIncident(incident, failed, await jobs.CountAsync(cancellationToken));
    }
}
