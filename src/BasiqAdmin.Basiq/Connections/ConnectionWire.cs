using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>A connection as Basiq writes it (data.yml, ConnectionsData and ConnectionGetResponseResource).</summary>
internal sealed record ConnectionWire(
    string? Id,
    ResourceRef? Institution,
    string? Status,
    string? Method,
    DateTimeOffset? CreatedDate,
    DateTimeOffset? Created,
    DateTimeOffset? LastUsed,
    DateTimeOffset? ExpiryDate)
{
    public Connection ToModel(UserId userId) =>
        new(
            ConnectionId.Parse(Id ?? ""),
            userId,
            InstitutionId.TryParse(Institution?.Id, out var institution) ? institution : null,
            ConnectionStatus.From(Status),
            ConnectionMethod.From(Method),
            CreatedDate ?? Created,
            LastUsed,
            ExpiryDate);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(LenientStringConverter), typeof(LenientDateConverter)])]
[JsonSerializable(typeof(ConnectionWire))]
internal sealed partial class ConnectionJson : JsonSerializerContext;
