using BasiqAdmin.Basiq.Consents;

namespace BasiqAdmin.Services.Activities;

/// <summary>Tells from consents when they were given and how they end. Basiq keeps them; nothing of them is stored here.</summary>
public static class ConsentActivities
{
    /// <summary>What happened to <paramref name="consents"/> and when those in force run out, the latest first. What Basiq gives no time for is left out.</summary>
    public static IReadOnlyList<ConsentActivity> Of(IReadOnlyList<Consent> consents, DateTimeOffset now) =>
        [.. consents.SelectMany(consent => Of(consent, now)).OrderByDescending(one => one.At)];

    private static IEnumerable<ConsentActivity> Of(Consent consent, DateTimeOffset now)
    {
        if (consent.CreatedAt is { } given)
        {
            yield return new ConsentActivity(given, ConsentEvent.Given, consent.Purpose);
        }

        if (End(consent, now) is var (kind, at) && at is { } then)
        {
            yield return new ConsentActivity(then, kind, consent.Purpose);
        }
    }

    private static (ConsentEvent Kind, DateTimeOffset? At) End(Consent consent, DateTimeOffset now) => consent switch
    {
        { RevokedAt: { } revoked } => (ConsentEvent.Revoked, revoked),
        _ when consent.Status == ConsentStatus.Revoked => (ConsentEvent.Revoked, consent.UpdatedAt),
        _ when consent.Status == ConsentStatus.Expired => (ConsentEvent.Ended, consent.ExpiresAt is { } end && end <= now ? end : consent.UpdatedAt),
        { ExpiresAt: { } end } => (end <= now ? ConsentEvent.Ended : ConsentEvent.Ends, end),
        _ => (ConsentEvent.Ends, null),
    };
}
