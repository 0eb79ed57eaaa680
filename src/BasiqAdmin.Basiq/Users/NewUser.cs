namespace BasiqAdmin.Basiq.Users;

/// <summary>A user to be created (core.yml, createUser). Personal: never to be logged.</summary>
/// <param name="Email">E-mail address; required when there is no mobile number.</param>
/// <param name="Mobile">Mobile number with its country code, <c>+61410888999</c>; required when there is no e-mail address.</param>
/// <param name="FirstName">First name; left out when null.</param>
/// <param name="MiddleName">Middle name; left out when null.</param>
/// <param name="LastName">Last name; left out when null.</param>
/// <param name="BusinessName">Official name of the business; left out when null.</param>
public sealed record NewUser(
    string? Email = null,
    string? Mobile = null,
    string? FirstName = null,
    string? MiddleName = null,
    string? LastName = null,
    string? BusinessName = null)
{
    /// <summary>No details, so that a log line cannot carry them.</summary>
    public override string ToString() => "new user";
}
