using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connectors;

/// <summary>Health of a connector (filter text in data.yml).</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConnectorStatus
{
    private readonly string? value;

    private ConnectorStatus(string? value) => this.value = value;

    /// <summary>Works.</summary>
    public static ConnectorStatus Operational { get; } = new("operational");

    /// <summary>Works, slowly.</summary>
    public static ConnectorStatus DegradedPerformance { get; } = new("degraded-performance");

    /// <summary>Works for some.</summary>
    public static ConnectorStatus PartialOutage { get; } = new("partial-outage");

    /// <summary>Does not work: the only state in which Basiq says to wait.</summary>
    public static ConnectorStatus MajorOutage { get; } = new("major-outage");

    /// <summary>Basiq says that it can and should still be used.</summary>
    public static ConnectorStatus UnderMaintenance { get; } = new("under-maintenance");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static ConnectorStatus From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}
