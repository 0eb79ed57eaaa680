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
