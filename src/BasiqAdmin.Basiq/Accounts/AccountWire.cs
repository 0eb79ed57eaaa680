using System.Text.Json;
using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Accounts;

/// <summary>An account as Basiq writes it (data.yml, AccountResponseResource); its class is an object or a word.</summary>
internal sealed record AccountWire(
    string? Id,
    ResourceRef? Connection,
    ResourceRef? Institution,
    string? Name,
    AccountClassWire? Class,
    string? Currency,
    string? Status,
    DateTimeOffset? LastUpdated)
{
    public Account ToModel() =>
        new(
            AccountId.Parse(Id ?? ""),
            ConnectionId.TryParse(Connection?.Id, out var connection) ? connection : null,
            InstitutionId.TryParse(Institution?.Id, out var institution) ? institution : null,
            Name,
            Class?.Type,
            Currency,
            Status,
            LastUpdated);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(LenientStringConverter), typeof(LenientDateConverter)])]
[JsonSerializable(typeof(AccountWire))]
internal sealed partial class AccountJson : JsonSerializerContext;

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
