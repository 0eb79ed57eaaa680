using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Consents;

/// <summary>What a user has agreed to share, and until when (core.yml, UserConsentGetResponses).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Status">State.</param>
/// <param name="CreatedAt">When it was given, UTC.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
/// <param name="ExpiresAt">When it runs out, UTC.</param>
/// <param name="RevokedAt">When it was revoked, UTC; null when it was not.</param>
/// <param name="Origin">Who gave it, for example <c>user</c>.</param>
/// <param name="Purpose">Title of the purpose that the user was shown.</param>
/// <param name="RetainsData">Whether data is kept de-identified after the end.</param>
/// <param name="InitialRetrievalDays">How many days back data is first fetched.</param>
/// <param name="Permissions">What is shared, one entry per scope.</param>
/// <param name="PolicyId">The policy it was given under, from <c>links.consentPolicy</c>.</param>
/// <param name="LatestPolicyId">The application's policy now, from <c>links.latestConsentPolicy</c>.</param>
public sealed record Consent(
    ConsentId Id,
    ConsentStatus Status,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    string? Origin,
    string? Purpose,
    bool? RetainsData,
    int? InitialRetrievalDays,
    IReadOnlyList<ConsentPermission> Permissions,
    string? PolicyId,
    string? LatestPolicyId)
{
    /// <summary>True when the consent is active under a policy that is no longer the latest: policy changes reach new consents only.</summary>
    public bool HasDrifted =>
        Status == ConsentStatus.Active && PolicyId is not null && LatestPolicyId is not null
        && !string.Equals(PolicyId, LatestPolicyId, StringComparison.Ordinal);
}
