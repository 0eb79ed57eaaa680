using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Consents;

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
