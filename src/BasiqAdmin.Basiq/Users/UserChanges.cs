namespace BasiqAdmin.Basiq.Users;

/// <summary>What to change of a user (core.yml, updateUser); what is null stays as it is. Personal: never to be logged.</summary>
/// <param name="Email">New e-mail address.</param>
/// <param name="Mobile">New mobile number with its country code.</param>
/// <param name="FirstName">New first name.</param>
/// <param name="MiddleName">New middle name.</param>
/// <param name="LastName">New last name.</param>
public sealed record UserChanges(
    string? Email = null,
    string? Mobile = null,
    string? FirstName = null,
    string? MiddleName = null,
    string? LastName = null)
{
    /// <summary>No details, so that a log line cannot carry them.</summary>
    public override string ToString() => "user changes";
}
