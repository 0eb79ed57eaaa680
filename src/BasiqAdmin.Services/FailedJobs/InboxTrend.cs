namespace BasiqAdmin.Services.FailedJobs;

/// <summary>How failures went over some days.</summary>
/// <param name="From">First day, UTC.</param>
/// <param name="Days">How many days.</param>
/// <param name="ByOwner">Failed jobs per day and who must act; days without any are left out.</param>
/// <param name="ByBank">Failed jobs per day and bank, for the banks with most of them.</param>
/// <param name="OtherBanks">Failed jobs of all other banks.</param>
/// <param name="Resolved">Cases that ended in these days.</param>
/// <param name="MedianTimeToResolution">Half of them took no longer than this from their first failure; null when none ended.</param>
public sealed record InboxTrend(
    DateOnly From,
    int Days,
    IReadOnlyList<OwnerDay> ByOwner,
    IReadOnlyList<BankDay> ByBank,
    int OtherBanks,
    int Resolved,
    TimeSpan? MedianTimeToResolution)
{
    /// <summary>The first day of which anything can be known, UTC: Basiq lists the jobs of 7 days, so nobody knows what was before the week that ended with the first contact. Default: all are known.</summary>
    public DateOnly KnownFrom { get; init; } = DateOnly.MinValue;
}
