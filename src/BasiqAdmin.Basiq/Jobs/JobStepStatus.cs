using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>State of one step of a job (core.yml). After a failure later steps stay pending.</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct JobStepStatus
{
    private readonly string? value;

    private JobStepStatus(string? value) => this.value = value;

    /// <summary>Not begun.</summary>
    public static JobStepStatus Pending { get; } = new("pending");

    /// <summary>Under way.</summary>
    public static JobStepStatus InProgress { get; } = new("in-progress");

    /// <summary>Done.</summary>
    public static JobStepStatus Success { get; } = new("success");

    /// <summary>Ended with an error.</summary>
    public static JobStepStatus Failed { get; } = new("failed");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static JobStepStatus From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}
