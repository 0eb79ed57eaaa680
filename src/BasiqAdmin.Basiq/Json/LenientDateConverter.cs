using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Json;

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
