using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Events;

/// <summary>An event as Basiq writes it (core.yml, EventsData and RetrieveEvent).</summary>
internal sealed record EventWire(
    string? Id,
    DateTimeOffset? CreatedDate,
    DateTimeOffset? Created,
    string? Entity,
    string? EventType,
    string? UserId,
    string? DataRef)
{
    public BasiqEvent ToModel() =>
        new(
            EventId.Parse(Id ?? ""),
            CreatedDate ?? Created,
            OpenText.Normalise(Entity) ?? OpenText.Unknown,
            OpenText.Normalise(EventType) ?? OpenText.Unknown,
            Ids.UserId.TryParse(UserId ?? ResourceLink.After(DataRef, "users"), out var user) ? user : null,
            ConnectionId.TryParse(ResourceLink.After(DataRef, "connections"), out var connection) ? connection : null,
            ConsentId.TryParse(ResourceLink.After(DataRef, "consents"), out var consent) ? consent : null);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(LenientStringConverter), typeof(LenientDateConverter)])]
[JsonSerializable(typeof(EventWire))]
internal sealed partial class EventJson : JsonSerializerContext;
