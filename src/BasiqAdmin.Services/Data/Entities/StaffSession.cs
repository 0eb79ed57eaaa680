using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>One sign-in of one person. The browser's cookie holds only a key to it, and this only the key's hash.</summary>
public sealed class StaffSession
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>Names the session in claims, in the audit trail and to admins.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the secret in the cookie, hexadecimal.</summary>
    public required string KeyHash { get; init; }

    /// <summary>The protected ticket, with the provider's refresh token where there is one; empty once the session has ended.</summary>
    public required byte[] Ticket { get; set; }

    /// <summary>Stable id of the person.</summary>
    public required string ActorId { get; init; }

    /// <summary>Display name.</summary>
    public required string ActorName { get; init; }

    /// <summary>The role that the sign-in gave.</summary>
    public required Role Role { get; init; }

    /// <summary>The provider's issuer, or <c>development</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's own name for its session (<c>sid</c>), by which it signs people out.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>Remote address of the browser that signed in.</summary>
    public string? Address { get; init; }

    /// <summary>When the person signed in, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When they last did something, UTC, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When the session ends whatever happens, UTC.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>When the person last proved who they are, UTC; null where the provider did not tell.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>When the provider was last asked whether the person may still come in, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; set; }

    /// <summary>When the session ended, UTC; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended.</summary>
    public SessionEnd? Ended { get; set; }
}

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut = 0,

    /// <summary>The person signed out everywhere.</summary>
    SignedOutEverywhere = 1,

    /// <summary>Somebody signed in over it in the same browser.</summary>
    Replaced = 2,

    /// <summary>An admin ended it.</summary>
    EndedByAdmin = 3,

    /// <summary>The person signed out at the provider, or the provider ended its own session.</summary>
    SignedOutAtProvider = 4,

    /// <summary>The provider no longer lets the person in.</summary>
    RejectedByProvider = 5,

    /// <summary>The person has another role now, or none.</summary>
    RoleChanged = 6,

    /// <summary>Nothing was done for <c>SignIn:IdleAfter</c>.</summary>
    Idle = 7,

    /// <summary><c>SignIn:Lifetime</c> is over.</summary>
    Expired = 8,
}

/// <summary>Somebody who has used the inbox, and to whom cases can be given.</summary>
public sealed class StaffMember
{
    /// <summary>Stable id from the sign-in.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; set; }

    /// <summary>When they last used it, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }
}
