using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Sessions;

/// <summary>A sign-in that begins.</summary>
/// <param name="Actor">Who; <see cref="Actor.Session"/> names the session.</param>
/// <param name="KeyHash">Hash of the secret in the cookie.</param>
/// <param name="Ticket">The protected ticket.</param>
/// <param name="Provider">The provider's issuer, or <see cref="Development"/>.</param>
/// <param name="ProviderSession">The provider's own name for its session.</param>
/// <param name="ProvedAt">When the person proved who they are, where the provider told.</param>
public sealed record NewSession(Actor Actor, string KeyHash, byte[] Ticket, string Provider, string? ProviderSession, DateTimeOffset? ProvedAt)
{
    /// <summary>In place of an issuer: one of the development people.</summary>
    public const string Development = "development";
}

/// <summary>A sign-in that the provider is asked about again.</summary>
/// <param name="Id">The session.</param>
/// <param name="ActorId">The person.</param>
/// <param name="Role">The role that they have in it.</param>
/// <param name="Ticket">The protected ticket.</param>
public sealed record DueSession(Guid Id, string ActorId, Role Role, byte[] Ticket);

/// <summary>A sign-in as admins see it.</summary>
/// <param name="Id">The session.</param>
/// <param name="Key">Its place in the list.</param>
/// <param name="ActorId">Stable id of the person.</param>
/// <param name="ActorName">Display name.</param>
/// <param name="Role">The role in this session.</param>
/// <param name="Provider">The provider's issuer, or <see cref="NewSession.Development"/>.</param>
/// <param name="Address">Remote address of the browser that signed in.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="SeenAt">When the person last did something, UTC, to the minute.</param>
/// <param name="EndsAt">When it ends at the latest, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; null while it lasts.</param>
/// <param name="Ended">Why it ended.</param>
public sealed record SessionRow(
    Guid Id, long Key, string ActorId, string ActorName, Role Role, string Provider, string? Address,
    DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt, SessionEnd? Ended);

/// <summary>What the list of sessions is narrowed to.</summary>
/// <param name="ActorId">One person.</param>
/// <param name="WithEnded">Ended sessions too; otherwise only those that last.</param>
public sealed record SessionFilter(string? ActorId = null, bool WithEnded = false);

/// <summary>Nothing was done: the action needs a sign-in that was proven a moment ago.</summary>
/// <param name="lasts">How long a proof lasts.</param>
public sealed class ProofRequiredException(TimeSpan lasts)
    : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"This needs a sign-in that was proven in the last {lasts.TotalMinutes:0} minutes."))
{
    /// <summary>How long a proof lasts.</summary>
    public TimeSpan Lasts { get; } = lasts;
}
