using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BasiqAdmin.Basiq.Json;

/// <summary>Reads times as UTC, and what is no time as absent: web connections carry an empty <c>expiryDate</c> (data.yml).</summary>
internal sealed class LenientDateConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
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
