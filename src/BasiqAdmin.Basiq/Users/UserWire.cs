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
            [.. Refs(Connections).Select(part => ConnectionId.Parse(part.Id ?? ""))],
            [.. Refs(Accounts).Select(part => AccountId.Parse(part.Id ?? ""))]);

    private static IReadOnlyList<ResourceRef> Refs(UserPartsWire? parts) => parts?.Data ?? [];
}

/// <summary>The user's connections or accounts, named only.</summary>
internal sealed record UserPartsWire(IReadOnlyList<ResourceRef>? Data);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientStringConverter)])]
[JsonSerializable(typeof(UserWire))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChanges))]
internal sealed partial class UserJson : JsonSerializerContext;
