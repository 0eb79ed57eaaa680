using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Takes a connection into the queue.</summary>
internal sealed class RecoveryIntake(IDbContextFactory<AdminContext> contexts, ConnectorOutages outages, AuditWriter audit, CaseEscalator cases, TimeProvider clock)
{
    /// <summary>Queues it and audits that, together or not at all.</summary>
    /// <exception cref="RejectedException">It is queued already, or a refresh would not help it.</exception>
    public async Task QueueAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var (connection, outage) = await FindAsync(userId, connectionId, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var last = await context.Set<RecoveryTicket>().AsNoTracking().Where(ticket => ticket.ConnectionId == connectionId).OrderByDescending(ticket => ticket.Key).FirstOrDefaultAsync(cancellationToken);
        var open = await context.Set<FailedJobCase>().AsNoTracking().SingleOrDefaultAsync(found => found.ConnectionId == connectionId && found.State != CaseState.Resolved, cancellationToken);
        var purges = await PurgedData.SeenAsync(context, connectionId, cancellationToken);
        if (Objection(connection, last, outage, open, purges) is { } objection)
        {
            throw new RejectedException(objection);
        }

        var ticket = RecoveryTickets.New(actor, connection, last, clock.GetUtcNow());
        context.Add(ticket);
        await context.SaveChangesAsync(cancellationToken);
        await cases.NoteQueuedAsync(context, actor, [connectionId], cancellationToken);
        await audit.AppendAsync(context, actor, RecoveryAuditEvents.Of(ticket, "recovery.queued"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<(ConnectionRecord Connection, DateTimeOffset? Outage)> FindAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Set<ConnectionRecord>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == connectionId && known.UserId == userId, cancellationToken);
        var connection = found ?? throw new RejectedException("This connection is not known here yet. Open its page first.");
        var bank = connection.InstitutionId ?? throw new RejectedException("The connection names no bank to wait for.");
        return (connection, await outages.OutageStartedAsync(bank, connection.Method, cancellationToken));
    }

    private static string? Objection(ConnectionRecord connection, RecoveryTicket? last, DateTimeOffset? outage, FailedJobCase? open, PurgeStatuses purges) => last switch
    {
        { EndedAt: null } => $"It is in the queue already; {last.QueuedByName} queued it.",
        _ when connection.Method == ConnectionMethod.Pdf || connection.Method == ConnectionMethod.Csv => "The data was uploaded as a file; there is no bank to wait for.",
        _ when connection.Status != ConnectionStatus.Active => $"The connection is {connection.Status}, and only an active one can be refreshed. The customer has to connect the bank again.",
        _ when purges.PurgedAt is not null => "Its data was purged, and a refresh would fetch it again. If the data is needed again, refresh it on the connection's page and give the reason.",
        _ when open is { Owner: ActionOwner.Customer } && !RecoveryCauses.OfTheBank.Contains(open.Cause) => $"The customer must act first: {Diagnosis.TitleOf(open.Cause)}. A refresh does not help before that.",
        _ when RecoveryTickets.WasTriedSince(last, outage) => "It was tried already since the bank's last outage. It is tried again by itself only after another outage; until then people have to look at it.",
        _ when RecoveryTickets.IsUsedUp(last) => "It was tried twice already. People have to look at it.",
        _ => null,
    };
}

/// <summary>Makes tickets, and says which ended ones keep a connection out of the queue.</summary>
internal static class RecoveryTickets
{
    /// <summary>A ticket that waits. What an earlier one of the connection has sent is remembered, so that queueing anew is no way around the limits.</summary>
    public static RecoveryTicket New(Actor actor, ConnectionRecord connection, RecoveryTicket? last, DateTimeOffset now) => new()
    {
        UserId = connection.UserId,
        ConnectionId = connection.Id,
        InstitutionId = connection.InstitutionId!.Value,
        Method = connection.Method,
        State = RecoveryState.Waiting,
        Reason = RecoveryWords.Waits,
        QueuedById = actor.Id,
        QueuedByName = actor.Name,
        QueuedAt = now,
        SentAt = last?.SentAt,
        Attempts = last is { State: RecoveryState.Cancelled } ? last.Attempts : 0,
    };

    /// <summary>Whether the connection was refreshed by the queue already since the bank's last outage began. Without an outage that is known, any refresh counts.</summary>
    public static bool WasTriedSince(RecoveryTicket? last, DateTimeOffset? outage) => last is { SentAt: { } sent } && !(outage > sent);

    /// <summary>Whether a ticket that ended then was taken out by people, or told them, since the bank's last outage began: only they put the connection back.</summary>
    public static bool IsLeftToPeople(DateTimeOffset? endedAt, DateTimeOffset? outage) => endedAt is { } ended && !(outage > ended);

    /// <summary>Whether people took the connection out after all tries that a ticket has.</summary>
    public static bool IsUsedUp(RecoveryTicket? last) => last is { State: RecoveryState.Cancelled, Attempts: >= RecoveryTiming.Tries };
}

/// <summary>Which failures a bank's recovery can clear.</summary>
internal static class RecoveryCauses
{
    /// <summary>Whatever an outage explains, during it and after it; what left the connection inactive needs the customer.</summary>
    public static IReadOnlyList<Cause> OfTheBank { get; } = [.. Diagnosis.ExplainedByOutage.Where(cause => cause != Cause.BankUnavailableAtSetUp), Cause.BankRecovered];
}
