using System.Text.Json;
using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Users;

/// <summary>A user as Basiq writes it (core.yml, UserGetResponse and UserPostResponse).</summary>
internal sealed record UserWire(
    string? Id,
    string? Email,
    string? Mobile,
    string? FirstName,
    string? MiddleName,
    string? LastName,
    string? Name,
    string? BusinessName,
    UserPartsWire? Connections,
    UserPartsWire? Accounts)
{
    public User ToModel() =>
        new(
            UserId.Parse(Id ?? ""),
            Email,
            Mobile,
            FirstName,
            MiddleName,
            LastName,
            BusinessName,
            [.. Ids(Connections).Select(static id => ConnectionId.TryParse(id, out var connection) ? connection : (ConnectionId?)null).OfType<ConnectionId>()],
            [.. Ids(Accounts).Select(static id => AccountId.TryParse(id, out var account) ? account : (AccountId?)null).OfType<AccountId>()])
        {
            Name = Name,
        };

    private static IReadOnlyList<string?> Ids(UserPartsWire? parts) => parts?.Ids ?? [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientStringConverter)])]
[JsonSerializable(typeof(UserWire))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChanges))]
internal sealed partial class UserJson : JsonSerializerContext;

/// <summary>The user's connections or accounts, named only: a list in an object, as documented, or the bare list. Whatever else stands there names none.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record UserPartsWire(IReadOnlyList<string?> Ids)
{
    internal sealed class Converter : JsonConverter<UserPartsWire>
    {
        public override UserPartsWire Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var list = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement : document.RootElement.Part("data");
            return new UserPartsWire(list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(IdOf)] : []);
        }

        public override void Write(Utf8JsonWriter writer, UserPartsWire value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var id in value.Ids)
            {
                writer.WriteStringValue(id);
            }

            writer.WriteEndArray();
        }

        private static string? IdOf(JsonElement part) => part.ValueKind == JsonValueKind.String ? part.GetString() : part.TextOf("id");
    }
}
