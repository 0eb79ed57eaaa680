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
