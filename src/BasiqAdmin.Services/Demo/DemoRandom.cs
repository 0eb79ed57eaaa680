namespace BasiqAdmin.Services.Demo;

/// <summary>SplitMix64, because <see cref="Random"/> promises no stable sequence between runtimes and a seed has to give the same demo for good.</summary>
internal sealed class DemoRandom(int seed, string about)
{
    private ulong state = Mix(Mix((uint)seed + 0x9E3779B97F4A7C15UL) ^ Hash(about));

    /// <summary>A number from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)Math.Max(1, to - from));

    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1UL << 53)) < share;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count)];

    public TimeSpan Minutes(int from, int to) => TimeSpan.FromSeconds(Between(from * 60, to * 60));

    public TimeSpan Hours(int from, int to) => Minutes(from * 60, to * 60);

    /// <summary>About as long as <paramref name="usual"/>, now and then much longer: what people feel as slow.</summary>
    public TimeSpan About(TimeSpan usual, double factor = 1)
    {
        var percent = Chance(0.06) ? Between(180, 420) : Between(65, 140);
        return TimeSpan.FromMilliseconds(Math.Round(usual.TotalMilliseconds * factor * percent / 100));
    }

    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());

        // Version 4 and variant 1, as Basiq's ids look.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }

    // FNV-1a; the hash codes of strings differ from one process to the next.
    private static ulong Hash(string text) => text.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
