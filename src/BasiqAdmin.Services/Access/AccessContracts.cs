namespace BasiqAdmin.Services.Access;

/// <summary>The member of staff, or the app itself, on whose behalf a service works.</summary>
/// <param name="Id">Stable id from the sign-in (subject).</param>
/// <param name="Name">Display name; written to the audit trail.</param>
/// <param name="Role">Decides the rights, see <see cref="AccessPolicy"/>.</param>
/// <param name="Address">Remote address of the browser, where known.</param>
/// <param name="Session">The sign-in that this person works under; none for the app itself.</param>
public sealed record Actor(string Id, string Name, Role Role, string? Address = null, Guid? Session = null)
{
    /// <summary>The app itself: background workers and what happens at start.</summary>
    public static Actor System { get; } = new("system", "BasiqAdmin", Role.Admin);

    /// <summary>In place of a role, of somebody who was refused: has no right at all.</summary>
    public const Role NoRole = (Role)(-1);

    /// <summary>Whether this person has <paramref name="right"/>.</summary>
    public bool May(Right right) => AccessPolicy.Allows(Role, right);
}

/// <summary>The four kinds of people who use the dashboard.</summary>
public enum Role
{
    /// <summary>Answers "why is my bank data not updating?".</summary>
    Support = 0,

    /// <summary>Looks after the connections and may purge their data.</summary>
    Admin = 1,

    /// <summary>Reviews failed jobs, approves purges.</summary>
    TeamLead = 2,

    /// <summary>Reads what was done and by whom; changes nothing.</summary>
    Auditor = 3,
}

/// <summary>What somebody may do. <see cref="AccessPolicy"/> says which role has which right.</summary>
public enum Right
{
    /// <summary>See users, connections and jobs, personal details masked.</summary>
    ViewUsers,

    /// <summary>Ask for a user's personal details to be shown; each time is audited.</summary>
    RevealPersonalDetails,

    /// <summary>Import user ids into the directory.</summary>
    ImportUsers,

    /// <summary>Have a connection's data fetched again.</summary>
    RefreshConnection,

    /// <summary>Refresh although a check advises against it, with a reason.</summary>
    OverrideRefreshChecks,

    /// <summary>Assign, snooze, resolve and note failed jobs.</summary>
    ManageCases,

    /// <summary>Note that a connection's problem was handed over to Basiq's support.</summary>
    ReportToBasiq,

    /// <summary>Compare periods: failures, banks, and who closed how many cases.</summary>
    ViewInsights,

    /// <summary>Ask for a purge of a connection's data.</summary>
    RequestPurge,

    /// <summary>Approve or decline somebody else's purge.</summary>
    ApprovePurge,

    /// <summary>See purge requests and receipts.</summary>
    ViewPurges,

    /// <summary>Read, verify and export the audit trail.</summary>
    ViewAudit,

    /// <summary>Read what the app logged.</summary>
    ViewErrors,

    /// <summary>See token, budget, workers and database.</summary>
    ViewStatus,

    /// <summary>See who is signed in, and sign somebody out.</summary>
    ManageSessions,
}

/// <summary>
/// Which right a call needs: on every method that takes an <see cref="Actor"/>. The service demands it by itself; a test makes each call
/// as each role and holds that this line and the service say the same.
/// </summary>
/// <param name="rights">Any one of these is enough. None: the call is open to whoever is given as the actor.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(params Right[] rights) : Attribute
{
    /// <summary>Any one of these is enough.</summary>
    public IReadOnlyList<Right> Rights { get; } = rights;
}

/// <summary>A service refused because the actor lacks a right. The refusal has been audited.</summary>
public sealed class AccessDeniedException(Right right) : Exception($"This needs the right {right}.")
{
    /// <summary>The right that is missing.</summary>
    public Right Right { get; } = right;
}

/// <summary>What somebody asked for cannot be done as things are, and nothing was done. The message says why and what to do instead; it can be shown as it is.</summary>
public class RejectedException(string message) : Exception(message);
