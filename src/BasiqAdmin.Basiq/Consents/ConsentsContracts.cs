using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

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

/// <summary>State of a consent (core.yml).</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConsentStatus
{
    private readonly string? value;

    private ConsentStatus(string? value) => this.value = value;

    /// <summary>In force.</summary>
    public static ConsentStatus Active { get; } = new("active");

    /// <summary>Withdrawn by the customer or by Basiq.</summary>
    public static ConsentStatus Revoked { get; } = new("revoked");

    /// <summary>Ran out.</summary>
    public static ConsentStatus Expired { get; } = new("expired");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static ConsentStatus From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}

/// <summary>One scope of a consent.</summary>
/// <param name="Scope">Basiq's word, for example <c>account.basic</c>.</param>
/// <param name="Entity">What it is about, for example <c>account</c>.</param>
/// <param name="IsRequired">Whether the user had to agree to it.</param>
/// <param name="IsConsented">Whether the user agreed; null when the reply leaves it out.</param>
public sealed record ConsentPermission(string Scope, string? Entity, bool IsRequired, bool? IsConsented);
