using BasiqAdmin.Basiq.Consents;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Picks the consent that counts from all that a user gave.</summary>
public static class CurrentConsent
{
    /// <summary>The active one, or else the newest; null when there is none.</summary>
    public static Consent? Of(IReadOnlyList<Consent> consents) =>
        consents.OrderByDescending(consent => consent.Status == ConsentStatus.Active).ThenByDescending(consent => consent.CreatedAt).FirstOrDefault();
}
