using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Users;

/// <summary>A user of the Basiq application (core.yml, UserGetResponse). Personal: never to be logged.</summary>
/// <param name="Id">Identity at Basiq.</param>
/// <param name="Email">E-mail address; null when Basiq holds none. A user has an e-mail address or a mobile number.</param>
/// <param name="Mobile">Mobile number as Basiq spells it, with or without the leading plus sign.</param>
/// <param name="FirstName">First name.</param>
/// <param name="MiddleName">Middle name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="BusinessName">Official name of the business, for business users.</param>
/// <param name="Connections">Ids of the user's connections; empty in the replies to create and update, which lack them.</param>
/// <param name="Accounts">Ids of the user's accounts; empty in the replies to create and update.</param>
public sealed record User(
    UserId Id,
    string? Email,
    string? Mobile,
    string? FirstName,
    string? MiddleName,
    string? LastName,
    string? BusinessName,
    IReadOnlyList<ConnectionId> Connections,
    IReadOnlyList<AccountId> Accounts)
{
    /// <summary>The whole name in one field, which Basiq gives instead of, or beside, its parts; null where it does not.</summary>
    public string? Name { get; init; }

    /// <summary>What the person is called: the parts of the name, or else the name in one field; null where Basiq holds neither.</summary>
    public string? PersonName
    {
        get
        {
            var parts = string.Join(' ', new[] { FirstName, MiddleName, LastName }.Select(static part => part?.Trim()).Where(static part => part is { Length: > 0 }));
            return parts.Length > 0 ? parts : Name?.Trim() is { Length: > 0 } whole ? whole : null;
        }
    }

    /// <summary>The id alone, so that a log line cannot carry personal details.</summary>
    public override string ToString() => $"user {Id}";
}

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
