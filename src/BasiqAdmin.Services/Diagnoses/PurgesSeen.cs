namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What the purges of a connection mean for a refresh, which fetches the data anew.</summary>
/// <param name="UnderWaySince">Since when one is being sent, or its outcome is being found out, UTC; null when none is.</param>
/// <param name="PurgedAt">When the data was purged that nobody has wanted again since, UTC; null when there is no such purge.</param>
public sealed record PurgesSeen(DateTimeOffset? UnderWaySince, DateTimeOffset? PurgedAt)
{
    /// <summary>No purge matters.</summary>
    public static PurgesSeen None { get; } = new(null, null);

    /// <summary>False when it can never be told whether the purge was carried out.</summary>
    public bool IsCertain { get; init; } = true;
}
