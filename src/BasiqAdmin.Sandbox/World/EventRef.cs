namespace BasiqAdmin.Sandbox.World;

/// <summary>Where an event is found, small enough to keep one for each of a million.</summary>
internal readonly record struct EventRef(long Ticks, int User, int Ordinal, byte Type)
{
    /// <summary>Newest first; ties in the order of users, then of events.</summary>
    public static Comparer<EventRef> Order { get; } = Comparer<EventRef>.Create((one, other) =>
        (-one.Ticks, one.User, one.Ordinal).CompareTo((-other.Ticks, other.User, other.Ordinal)));
}
