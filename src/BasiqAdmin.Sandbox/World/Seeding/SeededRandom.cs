namespace BasiqAdmin.Sandbox.World.Seeding;

/// <summary>
/// SplitMix64. System.Random promises no stable sequence between runtimes; the same seed must give the same world.
/// </summary>
public struct SeededRandom(ulong state)
{
    private ulong _state = state;

    public static SeededRandom For(int seed, int index, Salt salt) =>
        new(Mix(Mix((uint)seed + 0x9E3779B97F4A7C15UL) ^ Mix(((ulong)(uint)index << 8) | (byte)salt)));

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>A number from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from));

    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1UL << 53)) < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count)];

    public TimeSpan Between(TimeSpan from, TimeSpan to) =>
        from + TimeSpan.FromSeconds(Between(0, Math.Max(1, (int)(to - from).TotalSeconds)));
}

/// <summary>Keeps the random streams of one user apart, so that a change to one generator leaves the others as they are.</summary>
public enum Salt : byte
{
    Person = 1,
    Consents = 2,
    Connections = 3,
    Jobs = 4,
    Accounts = 5,
    Banks = 6,
    Events = 7,
    Keys = 8,
}
