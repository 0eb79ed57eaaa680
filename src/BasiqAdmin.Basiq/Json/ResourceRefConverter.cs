using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Json;

/// <summary>Reads both spellings of <see cref="ResourceRef"/>.</summary>
internal sealed class ResourceRefConverter : JsonConverter<ResourceRef>
{
    public override ResourceRef? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var value = document.RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.String => new ResourceRef(value.GetString()),
            JsonValueKind.Object => new ResourceRef(value.TextOf("id")),
            _ => null,
        };
    }

    public override void Write(Utf8JsonWriter writer, ResourceRef value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Id);
}
