using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Has a connection's data fetched again: one connection at a time, only after every check, and once.</summary>
public interface IRefreshService
{
    /// <summary>Judges whether the connection may be refreshed now.</summary>
    /// <exception cref="BasiqException">Basiq did not answer, so there is no verdict.</exception>
    [Needs(Right.ViewUsers)]
    Task<RefreshVerdict> CheckAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken);

    /// <summary>Judges every connection that was just diagnosed by what is stored of it, and asks Basiq nothing: for lists. What is sent is judged anew.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyDictionary<ConnectionId, RefreshVerdict>> ForeseeAsync(Actor actor, UserId userId, UserDiagnoses diagnosed, CancellationToken cancellationToken);

    /// <summary>
    /// Judges again, stores and audits the intent, asks Basiq once and has the job followed.
    /// A check that is against it, a job under way, somebody who was quicker, a refusal and a missing answer are answers, not exceptions.
    /// </summary>
    /// <param name="actor">Who asks; <see cref="Actor.System"/> for the recovery queue.</param>
    /// <param name="userId">Whose connection it is.</param>
    /// <param name="connectionId">The connection.</param>
    /// <param name="overrideReason">Why it is to go although checks advise against it, 3 to 500 characters; needs <see cref="Right.OverrideRefreshChecks"/>. Null to go by the checks.</param>
    /// <param name="cancellationToken">Ends the checking. What has been sent is carried through.</param>
    /// <exception cref="BasiqException">Basiq did not answer the checks, so nothing was sent.</exception>
    [Needs(Right.RefreshConnection)]
    Task<RefreshAnswer> RefreshAsync(Actor actor, UserId userId, ConnectionId connectionId, string? overrideReason, CancellationToken cancellationToken);

    /// <summary>Refreshes of a connection that were asked for here, newest first.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<RefreshRow>> HistoryAsync(Actor actor, ConnectionId connectionId, int limit, CancellationToken cancellationToken);

    /// <summary>Connections that people refreshed more often than weekly over the last 28 days, the most often refreshed first. Sort columns: <c>refreshes</c>, <c>last</c>.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<FrequentRefreshRow>> FrequentAsync(Actor actor, PageRequest page, CancellationToken cancellationToken);
}
