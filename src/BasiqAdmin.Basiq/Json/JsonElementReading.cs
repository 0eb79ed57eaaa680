using System.Text.Json;

namespace BasiqAdmin.Basiq.Json;

/// <summary>Reading of parts whose shape the documents leave open.</summary>
internal static class JsonElementReading
{
    /// <summary>The text of a property; null when it is absent, blank or not a text or number.</summary>
    public static string? TextOf(this JsonElement element, string name) =>
        element.Part(name) switch
        {
            { ValueKind: JsonValueKind.String } text when text.GetString() is { } value && !string.IsNullOrWhiteSpace(value) => value,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };

    /// <summary>A property; an undefined element when it is absent.</summary>
    public static JsonElement Part(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    /// <summary>The first entry of an array, the element itself when it is none; an undefined element when the array is empty.</summary>
    public static JsonElement FirstOrSelf(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return element;
        }

        return element.GetArrayLength() > 0 ? element[0] : default;
    }
}
