namespace BasiqAdmin.Basiq.Authentication;

/// <summary>The token in use, with its times; replaced as a whole, never changed.</summary>
internal sealed class TokenSnapshot(AccessToken token, DateTimeOffset fetchedAt, TimeSpan lifetime, bool isRenewalDue = false)
{
    private static readonly TimeSpan LongestLead = TimeSpan.FromMinutes(5);

    public AccessToken Token { get; } = token;

    /// <summary>When it was asked for: earlier than it was issued, so that it is never believed for too long.</summary>
    public DateTimeOffset FetchedAt { get; } = fetchedAt;

    public DateTimeOffset ExpiresAt { get; } = fetchedAt + lifetime;

    /// <summary>From here on the next caller has it renewed: 5 minutes before the end, or a quarter of a shorter life.</summary>
    public DateTimeOffset RenewAt { get; } = fetchedAt + lifetime - Shorter(LongestLead, lifetime / 4);

    public bool IsRenewalDue { get; } = isRenewalDue;

    public TokenSnapshot WithRenewalDue() => new(Token, FetchedAt, ExpiresAt - FetchedAt, isRenewalDue: true);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
