using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Events;

/// <summary>Something that happened at Basiq (core.yml, EventsData). The embedded data, which may be personal, is not read.</summary>
/// <param name="Id">Identity.</param>
/// <param name="CreatedAt">When it happened, UTC. Basiq lists the last 7 days only.</param>
/// <param name="Entity">What it happened to: <c>user</c>, <c>connection</c>, <c>consent</c>, ...; an open list.</param>
/// <param name="EventType">What happened: <c>created</c>, <c>updated</c>, ...; an open list.</param>
/// <param name="UserId">The user it belongs to.</param>
/// <param name="ConnectionId">The connection, when the link to the data names one.</param>
/// <param name="ConsentId">The consent, when the link to the data names one.</param>
public sealed record BasiqEvent(
    EventId Id,
    DateTimeOffset? CreatedAt,
    string Entity,
    string EventType,
    UserId? UserId,
    ConnectionId? ConnectionId,
    ConsentId? ConsentId);

/// <summary>Which events to list; what is null does not narrow, and all that is set must hold (core.yml).</summary>
/// <param name="UserId">Of this user only.</param>
/// <param name="Entity">About this kind of thing only, for example <c>connection</c>.</param>
/// <param name="EventType">Of this type only, for example <c>created</c>.</param>
public sealed record EventFilter(UserId? UserId = null, string? Entity = null, string? EventType = null);
