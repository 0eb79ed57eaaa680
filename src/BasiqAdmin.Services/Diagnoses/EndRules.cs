using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds what ends soon: the permission that the customer gave at the bank, or the consent. Nothing is wrong yet, and the customer can still renew it in time.</summary>
public static class EndRules
{
    /// <summary>How long before its end somebody is told: 7 days, when Basiq warns the customer too (consent.warning).</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    /// <summary>Whether <paramref name="end"/> lies ahead and within <see cref="Notice"/>.</summary>
    public static bool IsSoon(DateTimeOffset? end, DateTimeOffset now) => end > now && end <= now + Notice;

    /// <summary>When nothing of <paramref name="connection"/> may be fetched any more, UTC: the first end of its permission at the bank and of <paramref name="consent"/>, which covers all connections of its user. Null where neither has an end.</summary>
    public static DateTimeOffset? EndOf(Connection? connection, Consent? consent)
    {
        DateTimeOffset?[] ends = [connection?.ExpiresAt, consent?.RevokedAt ?? consent?.ExpiresAt];
        return ends.Min();
    }

    internal static Verdict? Of(Situation situation) => SoonOf(situation) is null ? null : new Verdict(Cause.EndsSoon);

    /// <summary>Whether what ends soon is the consent, and not only the permission at one bank.</summary>
    internal static bool IsOfConsent(Situation situation) => SoonOf(situation) is { } end && end == situation.Consent?.ExpiresAt;

    /// <summary>When the first of the two that are in force ends, UTC; null where neither does soon.</summary>
    internal static DateTimeOffset? SoonOf(Situation situation)
    {
        DateTimeOffset?[] ends =
        [
            situation.Connection is { } connection && connection.Status == ConnectionStatus.Active ? connection.ExpiresAt : null,
            situation.Consent is { } consent && consent.Status == ConsentStatus.Active ? consent.ExpiresAt : null,
        ];
        return ends.Where(end => IsSoon(end, situation.Now)).Min();
    }
}

/// <summary>Picks the consent that counts from all that a user gave.</summary>
public static class CurrentConsent
{
    /// <summary>What could not be read, where it may hold the consent that counts; null where an active one was read, because then nothing else counts.</summary>
    internal static UnreadPart? Unread(BasiqReading<BasiqList<Consent>> reading) =>
        reading.Value?.Any(consent => consent.Status == ConsentStatus.Active) == true ? null : UnreadPart.Of(BasiqPart.Consents, reading);

    /// <summary>The active one, or else the newest; null when there is none.</summary>
    public static Consent? Of(IReadOnlyList<Consent> consents) =>
        consents.OrderByDescending(consent => consent.Status == ConsentStatus.Active).ThenByDescending(consent => consent.CreatedAt).FirstOrDefault();
}
