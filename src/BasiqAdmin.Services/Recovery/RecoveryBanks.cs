using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Takes the connections of a bank into the queue that have an open case of bank trouble: first a preview of how many and which, then at most those.</summary>
internal sealed class RecoveryBanks(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, ConnectorOutages outages, AuditWriter audit, CaseEscalator cases, TimeProvider clock)
{
    private const int RowsShown = 50;
    private const int BatchSize = 500;
    private static readonly Diagnoses.Cause[] Causes = [.. RecoveryCauses.OfTheBank];

    /// <summary>What <see cref="QueueAsync"/> would reach.</summary>
    public async Task<RecoveryPreview> PreviewAsync(InstitutionId institutionId, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var troubled = Troubled(context, institutionId);
        var queued = await troubled.CountAsync(connection => context.Set<RecoveryTicket>().Any(ticket => ticket.ConnectionId == connection.Id && ticket.EndedAt == null), cancellationToken);
        var inactive = await troubled.CountAsync(connection => connection.Status != ConnectionStatus.Active, cancellationToken);
        var standing = PurgedData.Standing(context);
        var purged = await troubled.CountAsync(connection => standing.Any(purge => purge.ConnectionId == (string)(object)connection.Id), cancellationToken);
        var ids = await Fitting(context, troubled).OrderBy(connection => connection.Key).Select(connection => connection.Id).ToListAsync(cancellationToken);
        var shown = ids.Take(RowsShown).Select(id => (ConnectionId?)id).ToList();
        var found = await context.Set<FailedJobCase>().AsNoTracking().Where(one => one.State != CaseState.Resolved && shown.Contains(one.ConnectionId)).OrderByDescending(one => one.LastFailedAt).ToListAsync(cancellationToken);
        var rows = await CaseRows.ReadAsync(context, found, banks, clock.GetUtcNow(), cancellationToken);
        return new RecoveryPreview(ids, [.. found.Select(one => rows[one.Number])], queued, inactive) { Purged = purged };
    }

    /// <summary>Queues those of <paramref name="wanted"/> that still fit, and audits how many.</summary>
    public async Task<RecoveryQueued> QueueAsync(Actor actor, InstitutionId institutionId, IReadOnlyList<ConnectionId> wanted, CancellationToken cancellationToken)
    {
        var queued = 0;
        var all = wanted.Distinct().ToList();
        foreach (var batch in all.Chunk(BatchSize))
        {
            queued += await QueueBatchAsync(actor, institutionId, batch, cancellationToken);
        }

        return new RecoveryQueued(queued, all.Count - queued);
    }

    /// <summary>Whether <see cref="QueueAllAsync"/> might find any.</summary>
    public async Task<bool> IsAnyToQueueAsync(CancellationToken cancellationToken) =>
        (await AffectedUsersAsync(await connectors.GetAsync(cancellationToken), cancellationToken)).Count > 0;

    /// <summary>Queues, as the app itself, whatever failed because of an outage: all of a way that is down, and those whose outage was over before their failure was seen.</summary>
    /// <returns>How many.</returns>
    public async Task<int> QueueAllAsync(CancellationToken cancellationToken)
    {
        var list = await connectors.GetAsync(cancellationToken);
        var queued = 0;
        foreach (var bank in (await AffectedUsersAsync(list, cancellationToken)).GroupBy(one => one.InstitutionId))
        {
            queued += (await QueueAsync(Actor.System, bank.Key, [.. bank.Select(one => one.Id)], cancellationToken)).Queued;
        }

        return queued;
    }

    private async Task<List<(InstitutionId InstitutionId, ConnectionId Id)>> AffectedUsersAsync(ConnectorList list, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var fitting = await Fitting(context, context.Set<ConnectionRecord>().AsNoTracking())
            .Join(
                context.Set<FailedJobCase>().Where(found => found.State != CaseState.Resolved && Causes.Contains(found.Cause)),
                connection => connection.Id,
                found => found.ConnectionId!.Value,
                (connection, found) => new
                {
                    Way = new ConnectorId(connection.InstitutionId!.Value, connection.Method),
                    connection.Id,
                    found.Cause,
                    EndedAt = context.Set<RecoveryTicket>().Where(ticket => ticket.ConnectionId == connection.Id).Max(ticket => ticket.EndedAt),
                })
            .ToListAsync(cancellationToken);
        var suffering = fitting.Where(one => one.Cause == Diagnoses.Cause.BankRecovered || list.StatusOf(one.Way.InstitutionId, one.Way.Method) == ConnectorStatus.MajorOutage).ToList();
        var started = new Dictionary<ConnectorId, DateTimeOffset?>();
        foreach (var way in suffering.Where(one => one.EndedAt is not null).Select(one => one.Way).Distinct())
        {
            started[way] = await outages.OutageStartedAsync(way.InstitutionId, way.Method, cancellationToken);
        }

        return [.. suffering.Where(one => !RecoveryTickets.IsLeftToPeople(one.EndedAt, started.GetValueOrDefault(one.Way))).Select(one => (one.Way.InstitutionId, one.Id))];
    }

    private async Task<int> QueueBatchAsync(Actor actor, InstitutionId institutionId, ConnectionId[] batch, CancellationToken cancellationToken)
    {
        var started = await OutagesAsync(institutionId, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var fitting = await Fitting(context, Troubled(context, institutionId)).Where(connection => batch.Contains(connection.Id)).OrderBy(connection => connection.Key).ToListAsync(cancellationToken);
        var ids = fitting.Select(connection => connection.Id).ToList();
        var last = (await context.Set<RecoveryTicket>().AsNoTracking().Where(ticket => ids.Contains(ticket.ConnectionId)).ToListAsync(cancellationToken))
            .GroupBy(ticket => ticket.ConnectionId).ToDictionary(group => group.Key, group => group.MaxBy(ticket => ticket.Key));
        var tickets = fitting.Select(connection => (Connection: connection, Last: last.GetValueOrDefault(connection.Id)))
            .Where(pair => !RecoveryTickets.WasTriedSince(pair.Last, started.GetValueOrDefault(pair.Connection.Method)) && !RecoveryTickets.IsUsedUp(pair.Last))
            .Where(pair => actor != Actor.System || !RecoveryTickets.IsLeftToPeople(pair.Last?.EndedAt, started.GetValueOrDefault(pair.Connection.Method)))
            .Select(pair => RecoveryTickets.New(actor, pair.Connection, pair.Last, clock.GetUtcNow())).ToList();
        if (tickets.Count == 0)
        {
            return 0;
        }

        context.AddRange(tickets);
        await cases.NoteQueuedAsync(context, actor, [.. tickets.Select(ticket => ticket.ConnectionId)], cancellationToken);
        await audit.AppendAsync(context, actor, RecoveryAuditEvents.OfScope(institutionId.Value, "recovery.bank-queued", string.Create(CultureInfo.InvariantCulture, $"connections={tickets.Count}")), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return tickets.Count;
    }

    private async Task<Dictionary<ConnectionMethod, DateTimeOffset?>> OutagesAsync(InstitutionId institutionId, CancellationToken cancellationToken)
    {
        var started = new Dictionary<ConnectionMethod, DateTimeOffset?>();
        foreach (var connector in (await connectors.GetAsync(cancellationToken)).All.Where(connector => connector.Id == institutionId))
        {
            started[connector.Method] = await outages.OutageStartedAsync(institutionId, connector.Method, cancellationToken);
        }

        return started;
    }

    // With a case of bank trouble that nobody has ended; put aside counts too.
    private static IQueryable<ConnectionRecord> Troubled(AdminContext context, InstitutionId institutionId)
    {
        var cases = context.Set<FailedJobCase>().Where(found => found.State != CaseState.Resolved && found.InstitutionId == institutionId && Causes.Contains(found.Cause));
        return context.Set<ConnectionRecord>().AsNoTracking().Where(connection => cases.Any(found => found.ConnectionId == connection.Id));
    }

    // Purged data is fetched again only where a person wants that of the one connection: queueing a whole bank is no such wish.
    private static IQueryable<ConnectionRecord> Fitting(AdminContext context, IQueryable<ConnectionRecord> troubled)
    {
        var purged = PurgedData.Standing(context);
        return troubled
            .Where(connection => connection.Status == ConnectionStatus.Active && connection.InstitutionId != null)
            .Where(connection => !context.Set<RecoveryTicket>().Any(ticket => ticket.ConnectionId == connection.Id && ticket.EndedAt == null))
            .Where(connection => !purged.Any(purge => purge.ConnectionId == (string)(object)connection.Id));
    }
}
