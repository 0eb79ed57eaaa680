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

        if (EndOf(consent, now) is var (kind, at))
        {
            yield return new ConsentActivity(at, kind, consent.Purpose);
        }
    }

    private static (ConsentEvent Kind, DateTimeOffset At)? EndOf(Consent consent, DateTimeOffset now)
    {
        var (kind, at) = consent switch
        {
            _ when consent.RevokedAt is not null || consent.Status == ConsentStatus.Revoked => (ConsentEvent.Revoked, consent.RevokedAt ?? consent.UpdatedAt),
            _ when consent.Status == ConsentStatus.Expired => (ConsentEvent.Ended, consent.ExpiresAt <= now ? consent.ExpiresAt : consent.UpdatedAt),
            _ => (consent.ExpiresAt <= now ? ConsentEvent.Ended : ConsentEvent.Ends, consent.ExpiresAt),
        };
        return at is { } then ? (kind, then) : null;
    }
}
