using System.Text.Json.Serialization;

namespace BasiqAdmin.Sandbox.Http;

/// <summary>Where an error comes from; one of the two, or neither.</summary>
internal sealed record ErrorSource(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer = null);
