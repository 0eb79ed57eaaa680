using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Recovery;

/// <summary>
/// Connections that wait for their bank: each is refreshed once after an outage, at most twice in all, staggered per bank and only as the guard allows,
/// and then handed to people. Every change is audited.
/// </summary>
public interface IRecoveryQueue
{
    /// <summary>Tickets; those in the queue in its order, ended ones newest first. Sort columns: <c>queued</c>, <c>tries</c>, <c>sent</c>, <c>ended</c>.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<RecoveryRow>> SearchAsync(Actor actor, RecoveryFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Tickets by stage: the cheap part of <see cref="OverviewAsync"/>.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyDictionary<RecoveryStage, int>> CountAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Counts, the banks' parts, and whether anything is paused.</summary>
    [Needs(Right.ViewUsers)]
    Task<RecoveryOverview> OverviewAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>The connection's newest ticket, in the queue or ended; null when it has none.</summary>
    [Needs(Right.ViewUsers)]
    Task<RecoveryRow?> FindAsync(Actor actor, ConnectionId connectionId, CancellationToken cancellationToken);

    /// <summary>Queues a connection.</summary>
    /// <exception cref="RejectedException">It is queued already, or a refresh would not help it.</exception>
    [Needs(Right.RefreshConnection)]
    Task<RecoveryRow> QueueAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken);

    /// <summary>Which connections of a bank <see cref="QueueBankAsync"/> would queue.</summary>
    [Needs(Right.ViewUsers)]
    Task<RecoveryPreview> PreviewAsync(Actor actor, InstitutionId institutionId, CancellationToken cancellationToken);

    /// <summary>Queues those connections of a preview that still have an open case of bank trouble.</summary>
    [Needs(Right.ManageCases)]
    Task<RecoveryQueued> QueueBankAsync(Actor actor, InstitutionId institutionId, IReadOnlyList<ConnectionId> connections, CancellationToken cancellationToken);

    /// <summary>Puts a waiting ticket on hold, or lets it go on.</summary>
    /// <exception cref="RejectedException">It is not where it was seen any more.</exception>
    [Needs(Right.RefreshConnection)]
    Task PauseAsync(Actor actor, RecoveryRef seen, bool pause, CancellationToken cancellationToken);

    /// <summary>Takes a waiting or paused ticket out.</summary>
    /// <exception cref="RejectedException">It is not where it was seen any more.</exception>
    [Needs(Right.RefreshConnection)]
    Task CancelAsync(Actor actor, RecoveryRef seen, CancellationToken cancellationToken);

    /// <summary>Pauses one bank's part, or the whole queue with null; or lets it go on.</summary>
    [Needs(Right.ManageCases)]
    Task HoldAsync(Actor actor, InstitutionId? institutionId, bool hold, CancellationToken cancellationToken);
}
