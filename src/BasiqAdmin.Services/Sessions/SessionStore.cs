using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Sessions;

/// <summary>
/// The sessions in the database, shared by all instances on it: each begins, ends and is proven together with its audit entry.
/// Not guarded by rights: it is what signing in and out is made of. People ask <see cref="IStaffSessions"/>.
/// </summary>
public sealed class SessionStore(IDbContextFactory<AdminContext> contexts, AuditWriter audit, SessionWatch watch, IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>Stores a session that begins now.</summary>
    public async Task StartAsync(NewSession start, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new StaffSession
        {
            Id = start.Actor.Session ?? throw new ArgumentException("The actor's session has no id.", nameof(start)),
            KeyHash = start.KeyHash,
            Ticket = start.Ticket,
            ActorId = start.Actor.Id,
            ActorName = start.Actor.Name,
            Role = start.Actor.Role,
            Provider = start.Provider,
            ProviderSession = start.ProviderSession,
            Address = start.Actor.Address,
            StartedAt = now,
            SeenAt = now,
            CheckedAt = now,
            EndsAt = now + options.Value.Lifetime,
            ProvedAt = start.ProvedAt,
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Add(session);
        await audit.AppendAsync(context, start.Actor, Fact("session.started", session), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The session whose cookie holds the key with this hash, while it lasts.</summary>
    public async Task<StaffSession?> FindAsync(string keyHash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Live(context).FirstOrDefaultAsync(session => session.KeyHash == keyHash, cancellationToken);
    }

    /// <summary>The session with this id, while it lasts.</summary>
    public async Task<StaffSession?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Live(context).FirstOrDefaultAsync(session => session.Id == id, cancellationToken);
    }

    /// <summary>Notes that the person did something, once a minute at most. A session that has ended stays ended.</summary>
    public async Task SeeAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!watch.IsNews(id, now))
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Live(context).Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.SeenAt, now), cancellationToken);
    }

    /// <summary>Notes that the person of a session proved at <paramref name="at"/> who they are.</summary>
    /// <returns>False when the session had ended.</returns>
    public async Task<bool> ProveAsync(Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await Live(context).AsTracking().FirstOrDefaultAsync(row => row.Id == actor.Session && row.ActorId == actor.Id, cancellationToken) is not { } session)
        {
            return false;
        }

        session.ProvedAt = at;
        await audit.AppendAsync(context, actor, Fact("session.proven", session), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Records that somebody was not let in.</summary>
    /// <param name="who">The person as far as the provider named them; else an actor that says that nobody is known.</param>
    /// <param name="provider">The provider's issuer, or its address where it did not answer.</param>
    /// <param name="problem">Why, as a code.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task RefuseAsync(Actor who, string provider, string problem, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await audit.AppendAsync(context, who, new AuditFact("session.refused", "session", "*", AuditOutcome.Refused, Detail: $"provider={provider} problem={problem}"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Ends those of the lasting sessions that <paramref name="which"/> keeps; their tickets go at once, and pages that are open in them close within seconds.</summary>
    /// <param name="which">Narrows the sessions.</param>
    /// <param name="why">What is noted with each.</param>
    /// <param name="by">Who ended them; null when each person did it themselves.</param>
    /// <param name="cancellationToken">Cancels it before it has begun.</param>
    /// <returns>How many.</returns>
    public async Task<int> EndAsync(Func<IQueryable<StaffSession>, IQueryable<StaffSession>> which, SessionEnd why, Actor? by, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Once begun it is not given up: whoever closes the browser now has signed out all the same.
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        var ending = await which(context.Set<StaffSession>().Where(session => session.EndedAt == null)).ToListAsync(CancellationToken.None);
        foreach (var session in ending)
        {
            (session.EndedAt, session.Ended, session.Ticket) = (clock.GetUtcNow(), why, []);
            var fact = Fact(why is SessionEnd.SignedOut ? "session.signed-out" : "session.ended", session);
            await audit.AppendAsync(context, by ?? PersonOf(session), fact with { Detail = $"{fact.Detail} person={session.ActorId} why={why}" }, CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        watch.Tell(ending.Select(session => session.Id));
        return ending.Count;
    }

    /// <summary>Notes the end of sessions that have been idle or open for too long.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndOverdueAsync(CancellationToken cancellationToken)
    {
        var (now, idle) = (clock.GetUtcNow(), clock.GetUtcNow() - options.Value.IdleAfter);
        return await EndAsync(rows => rows.Where(session => session.EndsAt <= now), SessionEnd.Expired, Actor.System, cancellationToken)
            + await EndAsync(rows => rows.Where(session => session.SeenAt <= idle), SessionEnd.Idle, Actor.System, cancellationToken);
    }

    /// <summary>Whether <see cref="EndOverdueAsync"/> would find any.</summary>
    public async Task<bool> AnyOverdueAsync(CancellationToken cancellationToken)
    {
        var (now, idle) = (clock.GetUtcNow(), clock.GetUtcNow() - options.Value.IdleAfter);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StaffSession>().AnyAsync(session => session.EndedAt == null && (session.EndsAt <= now || session.SeenAt <= idle), cancellationToken);
    }

    /// <summary>Takes the sessions that the provider has not been asked about for <c>SignIn:RecheckEvery</c>, each by one instance only.</summary>
    public async Task<IReadOnlyList<DueSession>> TakeDueAsync(CancellationToken cancellationToken)
    {
        var (now, due) = (clock.GetUtcNow(), clock.GetUtcNow() - options.Value.RecheckEvery);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var sessions = await Live(context).AsTracking().Where(session => session.CheckedAt <= due && session.Provider != NewSession.Development).ToListAsync(cancellationToken);
        sessions.ForEach(session => session.CheckedAt = now);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. sessions.Select(session => new DueSession(session.Id, session.ActorId, session.Role, session.Ticket))];
    }

    /// <summary>Stores a ticket that has changed, such as by a newer refresh token. A session never changes hands: only the ticket of the same one.</summary>
    public async Task ReplaceTicketAsync(Guid id, byte[] ticket, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Live(context).Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.Ticket, ticket), cancellationToken);
    }

    /// <summary>The sessions that last now.</summary>
    internal IQueryable<StaffSession> Live(AdminContext context) => LiveSessions.Of(context, options.Value, clock.GetUtcNow());

    private static Actor PersonOf(StaffSession session) => new(session.ActorId, session.ActorName, session.Role, session.Address, session.Id);

    private static AuditFact Fact(string action, StaffSession session) =>
        new(action, "session", session.Id.ToString(), AuditOutcome.Succeeded, Detail: $"provider={session.Provider}");
}
