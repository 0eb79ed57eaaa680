using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Json;

/// <summary>A mention of another resource: Basiq writes it as the bare id or as an object that holds the id.</summary>
[JsonConverter(typeof(ResourceRefConverter))]
internal sealed record ResourceRef(string? Id);
