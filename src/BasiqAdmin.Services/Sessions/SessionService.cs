using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Sessions;

/// <inheritdoc cref="IStaffSessions"/>
internal sealed class SessionService(IDbContextFactory<AdminContext> contexts, SessionStore sessions, ProofGuard proof, AccessGuard guard) : IStaffSessions
{
    private static readonly Keyset<StaffSession> List = new Keyset<StaffSession>(session => session.Key)
        .SortableBy("name", session => session.ActorName)
        .SortableBy("since", session => session.StartedAt)
        .SortableBy("seen", session => session.SeenAt);

    /// <inheritdoc/>
    public async Task<Page<SessionRow>> SearchAsync(Actor actor, SessionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ManageSessions, "session", "*", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = filter.WithEnded ? context.Set<StaffSession>().AsNoTracking() : sessions.Live(context);
        if (filter.ActorId is { } person)
        {
            rows = rows.Where(session => session.ActorId == person);
        }

        var found = await List.ReadAsync(rows, page, await rows.CountAsync(cancellationToken), cancellationToken);
        return found.Select(session => new SessionRow(
            session.Id, session.Key, session.ActorId, session.ActorName, session.Role, session.Provider, session.Address,
            session.StartedAt, session.SeenAt, session.EndsAt, session.EndedAt, session.Ended));
    }

    /// <inheritdoc/>
    public async Task<bool> EndAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ManageSessions, "session", sessionId.ToString(), cancellationToken);
        return await sessions.EndAsync(rows => rows.Where(session => session.Id == sessionId), SessionEnd.EndedByAdmin, actor, cancellationToken) > 0;
    }

    /// <inheritdoc/>
    public Task<int> SignOutEverywhereAsync(Actor actor, CancellationToken cancellationToken) =>
        sessions.EndAsync(rows => rows.Where(session => session.ActorId == actor.Id), SessionEnd.SignedOutEverywhere, actor, cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> ProvenUntilAsync(Actor actor, CancellationToken cancellationToken) => proof.ProvenUntilAsync(actor, cancellationToken);
}
