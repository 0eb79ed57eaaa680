using System.Text.Json;
using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Accounts;

/// <summary>The kind of an account: <c>{type, product}</c>, or the bare word.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record AccountClassWire(string? Type)
{
    internal sealed class Converter : JsonConverter<AccountClassWire>
    {
        public override AccountClassWire Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var value = document.RootElement;
            return new AccountClassWire(value.ValueKind == JsonValueKind.String ? value.GetString() : value.TextOf("type"));
        }

        public override void Write(Utf8JsonWriter writer, AccountClassWire value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Type);
    }
}
