namespace BasiqAdmin.Services.Diagnoses;

/// <summary>How many of the day's refreshes are used. Open banking allows 20 a day; Basiq has no counter, so the count is a lower bound.</summary>
/// <param name="Used">Refreshes that are known of.</param>
/// <param name="Limit">Refreshes that are allowed.</param>
/// <param name="ResetsAt">When one is free again, UTC; not in the future when one is free now.</param>
public sealed record RefreshQuota(int Used, int Limit, DateTimeOffset ResetsAt)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Whether none is left.</summary>
    public bool IsUsedUp => Used >= Limit;

    /// <summary>
    /// Counts the last 24 hours. When Basiq's day begins is not documented; any day that has begun lies within the last 24 hours,
    /// so whoever stays below the limit here stays below it by every clock.
    /// </summary>
    public static RefreshQuota Count(IEnumerable<DateTimeOffset> refreshes, int limit, DateTimeOffset now)
    {
        var recent = refreshes.Where(at => at > now - Day).OrderDescending().ToList();
        return new RefreshQuota(recent.Count, limit, recent.Count < limit ? now : recent[limit - 1] + Day);
    }
}
