using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Sessions;

/// <summary>Who is signed in, for people; what signs them in and out uses <see cref="SessionStore"/>.</summary>
public interface IStaffSessions
{
    /// <summary>Sessions, newest first.</summary>
    [Needs(Right.ManageSessions)]
    Task<Page<SessionRow>> SearchAsync(Actor actor, SessionFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Ends a session; pages that are open in it close within seconds.</summary>
    /// <returns>False when it had ended already.</returns>
    [Needs(Right.ManageSessions)]
    Task<bool> EndAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of the actor, the present one included. Everybody may.</summary>
    /// <returns>How many.</returns>
    [Needs]
    Task<int> SignOutEverywhereAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Until when the actor's proof of who they are lasts, UTC; null when there is none that lasts. Everybody may ask.</summary>
    [Needs]
    Task<DateTimeOffset?> ProvenUntilAsync(Actor actor, CancellationToken cancellationToken);
}
