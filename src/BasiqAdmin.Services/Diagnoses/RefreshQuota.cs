namespace BasiqAdmin.Services.Diagnoses;

/// <summary>How many of the day's refreshes are used. Open banking allows 20 a day; Basiq has no counter, so the count is a lower bound.</summary>
/// <param name="Used">Refreshes that are known of.</param>
/// <param name="Limit">Refreshes that are allowed.</param>
/// <param name="ResetsAt">When the count starts anew, UTC.</param>
public sealed record RefreshQuota(int Used, int Limit, DateTimeOffset ResetsAt)
{
    /// <summary>Whether none is left.</summary>
    public bool IsUsedUp => Used >= Limit;
}
