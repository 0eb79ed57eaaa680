using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Jobs;

/// <summary>What failed lately, across all users.</summary>
/// <param name="Since">From when on it was counted, UTC.</param>
/// <param name="Count">How many jobs failed.</param>
/// <param name="Worst">The bank where most of them failed; null where none names a bank.</param>
/// <param name="WorstName">Its name.</param>
/// <param name="AtWorst">How many failed there.</param>
public sealed record LateFailures(DateTimeOffset Since, int Count, InstitutionId? Worst, string WorstName, int AtWorst)
{
    /// <summary>How far back is counted: 24 hours.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(24);
}
