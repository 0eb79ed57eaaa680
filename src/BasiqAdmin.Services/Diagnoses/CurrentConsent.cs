using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Diagnoses;

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
