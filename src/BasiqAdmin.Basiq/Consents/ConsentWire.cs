using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Consents;

/// <summary>A consent as Basiq writes it (core.yml, UserConsentGetResponses).</summary>
internal sealed record ConsentWire(
    string? Id,
    string? Status,
    DateTimeOffset? Created,
    DateTimeOffset? CreatedDate,
    DateTimeOffset? Updated,
    DateTimeOffset? UpdatedDate,
    DateTimeOffset? ExpiryDate,
    DateTimeOffset? Revoked,
    string? Origin,
    ConsentPurposeWire? Purpose,
    ConsentDataWire? Data,
    ConsentLinksWire? Links)
{
    public Consent ToModel() =>
        new(
            ConsentId.Parse(Id ?? ""),
            ConsentStatus.From(Status),
            Created ?? CreatedDate,
            Updated ?? UpdatedDate,
            ExpiryDate,
            Revoked,
            Origin,
            Purpose?.Primary?.Title,
            Data?.RetainData,
            Data?.InitialRetrievalDays,
            [.. (Data?.Permissions ?? []).OfType<ConsentPermissionWire>().Select(static permission => permission.ToModel())],
            ResourceLink.After(Links?.ConsentPolicy, "policies"),
            ResourceLink.After(Links?.LatestConsentPolicy, "policies"));
}

/// <summary>Why the data is shared.</summary>
internal sealed record ConsentPurposeWire(ConsentPrimaryWire? Primary);

/// <summary>The purpose's words.</summary>
internal sealed record ConsentPrimaryWire(string? Title);

/// <summary>What is shared.</summary>
internal sealed record ConsentDataWire(bool? RetainData, int? InitialRetrievalDays, IReadOnlyList<ConsentPermissionWire?>? Permissions);

/// <summary>One scope.</summary>
internal sealed record ConsentPermissionWire(string? Scope, string? Entity, bool? Required, bool? Consented)
{
    public ConsentPermission ToModel() => new(Scope ?? "", Entity, Required ?? false, Consented);
}

/// <summary>The policies behind a consent.</summary>
internal sealed record ConsentLinksWire(string? ConsentPolicy, string? LatestConsentPolicy);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LenientStringConverter), typeof(LenientDateConverter)])]
[JsonSerializable(typeof(ConsentWire))]
internal sealed partial class ConsentJson : JsonSerializerContext;
