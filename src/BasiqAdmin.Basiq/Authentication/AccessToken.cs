using System.Net.Http.Headers;
using BasiqAdmin.Basiq.Time;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>A token that Basiq issued. Its value leaves this type in the Authorization header only.</summary>
public sealed class AccessToken
{
    private readonly string value;

    internal AccessToken(string value)
    {
        this.value = value;
        Header = new AuthenticationHeaderValue("Bearer", value);
    }

    /// <summary>The header that carries it, made once for all requests.</summary>
    internal AuthenticationHeaderValue Header { get; }

    /// <summary>A fixed text: the token is a secret.</summary>
    public override string ToString() => "[access token]";

    /// <summary>Whether both are the same token.</summary>
    internal bool HasSameValueAs(AccessToken other) => string.Equals(value, other.value, StringComparison.Ordinal);
}

/// <summary>What <c>POST /token</c> returned.</summary>
internal sealed record IssuedToken(AccessToken Token, TimeSpan Lifetime);

/// <summary>The token in use, with its times; replaced as a whole, never changed.</summary>
/// <param name="token">The token.</param>
/// <param name="fetched">When it was asked for: earlier than it was issued, so that it is never believed for too long.</param>
/// <param name="lifetime">How long it lives.</param>
/// <param name="isRenewalDue">Whether the next caller has it renewed.</param>
internal sealed class TokenSnapshot(AccessToken token, Moment fetched, TimeSpan lifetime, bool isRenewalDue = false)
{
    private static readonly TimeSpan LongestLead = TimeSpan.FromMinutes(5);

    public AccessToken Token { get; } = token;

    public Moment Fetched { get; } = fetched;

    public TimeSpan Lifetime { get; } = lifetime;

    public DateTimeOffset ExpiresAt => Fetched.At + Lifetime;

    /// <summary>At this age the next caller has it renewed: 5 minutes before the end, or a quarter of a shorter life.</summary>
    public TimeSpan RenewAfter { get; } = lifetime - Shorter(LongestLead, lifetime / 4);

    public bool IsRenewalDue { get; } = isRenewalDue;

    public TokenSnapshot WithRenewalDue() => new(Token, Fetched, Lifetime, isRenewalDue: true);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

/// <summary>Figures of the token cache since the start, for the status page.</summary>
/// <param name="Requests">Requests made to <c>/token</c>.</param>
/// <param name="Rejections">Tokens that Basiq rejected before they were due.</param>
/// <param name="Waiters">Callers that wait for a token now.</param>
/// <param name="FetchedAt">When the token in use was asked for, UTC; null when there is none.</param>
/// <param name="ExpiresAt">When the token in use expires, UTC; null when there is none.</param>
public sealed record TokenCacheStatus(
    int Requests,
    int Rejections,
    int Waiters,
    DateTimeOffset? FetchedAt,
    DateTimeOffset? ExpiresAt);
