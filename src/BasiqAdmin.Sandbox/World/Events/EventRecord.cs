namespace BasiqAdmin.Sandbox.World.Events;

/// <summary>
/// Something that happened to a user. <paramref name="Subject"/> is the number of the connection or consent
/// that it happened to, -1 when it is the user itself.
/// </summary>
public sealed record EventRecord(int Ordinal, DateTimeOffset At, string Entity, string EventType, int Subject)
{
    public string TypeId => $"{Entity}.{EventType}";
}

/// <summary>The fifteen documented types with their descriptions (core.yml, GET /events/types).</summary>
public static class EventTypes
{
    public static IReadOnlyList<(string Id, string Description)> All { get; } =
    [
        ("account.updated", "when an account is updated"),
        ("connection.activated", "when a connection is activated"),
        ("connection.created", "when a connection is created"),
        ("connection.deleted", "when a connection is deleted"),
        ("connection.invalidated", "when a connection is invalidated"),
        ("consent.created", "when a consent is created"),
        ("consent.expired", "when a consent is expired"),
        ("consent.reminder", "when a consent has been active for 90 days since the last update"),
        ("consent.revoked", "when a consent is revoked"),
        ("consent.updated", "when a consent is updated"),
        ("consent.warning", "when a consent is about to expire"),
        ("transactions.updated", "when transactions are updated"),
        ("user.created", "when an user is created"),
        ("user.deleted", "when an user is deleted"),
        ("user.updated", "when an user is updated"),
    ];
}
