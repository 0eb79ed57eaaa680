namespace BasiqAdmin.Services.Recovery;

/// <summary>How often the queue may send. Pure: two apps on one database draw the same.</summary>
internal static class RecoveryPace
{
    /// <summary>Refreshes that one ticket gets at most, each after another outage.</summary>
    public const int Tries = 2;

    private const double MostAdded = 0.25;
    private const ulong Scatter = 0x9E3779B97F4A7C15;
    private const int DrawnBits = 24;

    /// <summary>Time from a refresh to the bank's next one: the stagger and up to a quarter of it, drawn from the time of the former.</summary>
    public static TimeSpan GapAfter(DateTimeOffset sentAt, TimeSpan stagger)
    {
        var drawn = unchecked((ulong)sentAt.ToUnixTimeMilliseconds() * Scatter) >> (64 - DrawnBits);
        return stagger * (1 + (MostAdded * drawn / (1 << DrawnBits)));
    }

    /// <summary>The longest that <see cref="GapAfter"/> can be.</summary>
    public static TimeSpan LongestGap(TimeSpan stagger) => stagger * (1 + MostAdded);

    /// <summary>When the bank's next refresh may go, UTC.</summary>
    public static DateTimeOffset NextTurn(DateTimeOffset? lastSentAt, DateTimeOffset now, TimeSpan stagger) =>
        lastSentAt is { } sent && sent + GapAfter(sent, stagger) is var next && next > now ? next : now;

    /// <summary>When a ticket's turn comes about, with <paramref name="ahead"/> others before it, UTC.</summary>
    public static DateTimeOffset About(DateTimeOffset nextTurn, int ahead, TimeSpan stagger) =>
        nextTurn + (stagger * (1 + (MostAdded / 2)) * ahead);
}
