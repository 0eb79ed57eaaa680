using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Events;

/// <summary>Which events to list; what is null does not narrow, and all that is set must hold (core.yml).</summary>
/// <param name="UserId">Of this user only.</param>
/// <param name="Entity">About this kind of thing only, for example <c>connection</c>.</param>
/// <param name="EventType">Of this type only, for example <c>created</c>.</param>
public sealed record EventFilter(UserId? UserId = null, string? Entity = null, string? EventType = null);
