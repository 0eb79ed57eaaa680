using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Json;

/// <summary>Reads numbers and booleans as text, and empty text as absent: Basiq's examples show mobiles and tiers as both. An object or array is no text.</summary>
internal sealed class LenientStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString() is { Length: > 0 } text ? text : null;
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole)
                    ? whole.ToString(CultureInfo.InvariantCulture)
                    : reader.GetDecimal().ToString(CultureInfo.InvariantCulture);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean() ? "true" : "false";
            case JsonTokenType.Null:
                return null;
            default:
                throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>
/// Reads times as UTC, and an empty one as absent: web connections carry an empty <c>expiryDate</c> (data.yml). The zero of .NET, of Go (year 1) and
/// of Unix (1970) is how software writes that it has no time; no bank connection is as old as that.
/// </summary>
internal sealed class LenientDateConverter : JsonConverter<DateTimeOffset?>
{
    private const int LastZeroYear = 1970;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time))
        {
            return time.Year <= LastZeroYear ? null : time;
        }

        // The first day of the calendar in a zone east of Greenwich lies before all that a time can hold.
        return text.StartsWith("000", StringComparison.Ordinal) ? null : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

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

/// <summary>Reading of spans that Basiq gives in milliseconds.</summary>
internal static class Milliseconds
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The span; null when it is absent, or no time that anything here can take.</summary>
    public static TimeSpan? ToSpan(double? milliseconds) =>
        milliseconds is >= 0 and var known && known <= Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(known) : null;
}

/// <summary>Words from Basiq's open lists: trimmed, in lower case, and absent rather than empty.</summary>
internal static class OpenText
{
    public const string Unknown = "unknown";

    public static string? Normalise(string? text)
    {
        var word = text?.Trim().ToLowerInvariant();
        return word is null or "" or Unknown ? null : word;
    }
}
