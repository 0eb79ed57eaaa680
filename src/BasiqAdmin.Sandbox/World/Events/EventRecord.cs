namespace BasiqAdmin.Sandbox.World.Events;

/// <summary>
/// Something that happened to a user. <paramref name="Subject"/> is the number of the connection or consent
/// that it happened to, -1 when it is the user itself.
/// </summary>
public sealed record EventRecord(int Ordinal, DateTimeOffset At, string Entity, string EventType, int Subject)
{
    public string TypeId => $"{Entity}.{EventType}";
}
