using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connectors;

/// <summary>How settled a connector is.</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConnectorStage
{
    private readonly string? value;

    private ConnectorStage(string? value) => this.value = value;

    /// <summary>In general use.</summary>
    public static ConnectorStage Live { get; } = new("live");

    /// <summary>In trial use.</summary>
    public static ConnectorStage Beta { get; } = new("beta");

    /// <summary>In early use.</summary>
    public static ConnectorStage Alpha { get; } = new("alpha");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static ConnectorStage From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}
