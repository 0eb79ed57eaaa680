using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds what ends soon: the permission that the customer gave at the bank, or the consent. Nothing is wrong yet, and the customer can still renew it in time.</summary>
public static class EndRules
{
    /// <summary>How long before its end somebody is told: 7 days, when Basiq warns the customer too (consent.warning).</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    /// <summary>Whether <paramref name="end"/> lies ahead and within <see cref="Notice"/>.</summary>
    public static bool IsSoon(DateTimeOffset? end, DateTimeOffset now) => end > now && end <= now + Notice;

    internal static Verdict? Of(Situation situation) => EndOf(situation) is null ? null : new Verdict(Cause.EndsSoon);

    /// <summary>When the first of the two ends, UTC; null where neither does soon.</summary>
    internal static DateTimeOffset? EndOf(Situation situation)
    {
        DateTimeOffset?[] ends =
        [
            situation.Connection is { } connection && connection.Status == ConnectionStatus.Active ? connection.ExpiresAt : null,
            situation.Consent is { } consent && consent.Status == ConsentStatus.Active ? consent.ExpiresAt : null,
        ];
        return ends.Where(end => IsSoon(end, situation.Now)).Min();
    }
}
