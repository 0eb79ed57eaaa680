using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Services.Purges;

/// <summary>The purge of a connection's data: irreversible, so checked, recorded before and after, and proven by a receipt.</summary>
public interface IPurgeService
{
    /// <summary>Looks at Basiq, read only, whether the connection may be purged now.</summary>
    [Needs(Right.RequestPurge, Right.ApprovePurge)]
    Task<PurgePreCheck> PreCheckAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken);

    /// <summary>The same look for a purge that waits for a second person, who decides by what is true now.</summary>
    /// <exception cref="PurgeRejectedException">There is no such purge.</exception>
    [Needs(Right.ApprovePurge)]
    Task<PurgePreCheck> PreCheckAgainAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken);

    /// <summary>
    /// Checks again, stores and audits the intent, then sends the purge once (or leaves it waiting for a second person).
    /// The outcome is what the receipt says; a failed call is an outcome, not an exception.
    /// </summary>
    /// <exception cref="PurgeRejectedException">Nothing was sent: a check failed, the reason or typed id is missing, or another purge of this connection is under way.</exception>
    /// <exception cref="ProofRequiredException">Nothing was sent: the actor has to prove first who they are.</exception>
    [Needs(Right.RequestPurge)]
    Task<PurgeReceipt> RequestAsync(Actor actor, PurgeCommand command, CancellationToken cancellationToken);

    /// <summary>The purge with this id, or null.</summary>
    [Needs(Right.ViewPurges)]
    Task<PurgeReceipt?> GetAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken);

    /// <summary>Purges, newest first.</summary>
    [Needs(Right.ViewPurges)]
    Task<Page<PurgeRow>> SearchAsync(Actor actor, PurgeFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts by state, for the filter chips.</summary>
    [Needs(Right.ViewPurges)]
    Task<IReadOnlyDictionary<PurgeState, int>> CountAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Approves somebody else's waiting purge, checks again and sends it.</summary>
    /// <exception cref="ProofRequiredException">Nothing was sent: the actor has to prove first who they are.</exception>
    [Needs(Right.ApprovePurge)]
    Task<PurgeReceipt> ApproveAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken);

    /// <summary>Declines somebody else's waiting purge.</summary>
    [Needs(Right.ApprovePurge)]
    Task<PurgeReceipt> DeclineAsync(Actor actor, Guid purgeId, string reason, CancellationToken cancellationToken);

    /// <summary>Takes the actor's own waiting purge back.</summary>
    [Needs(Right.RequestPurge)]
    Task<PurgeReceipt> WithdrawAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken);

    /// <summary>Reads the connection's accounts back once more to settle an unknown outcome. Sends no purge.</summary>
    [Needs(Right.RequestPurge, Right.ApprovePurge)]
    Task<PurgeReceipt> ReadBackAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken);
}
