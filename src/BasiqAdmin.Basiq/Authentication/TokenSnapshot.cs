using BasiqAdmin.Basiq.Time;

namespace BasiqAdmin.Basiq.Authentication;

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
