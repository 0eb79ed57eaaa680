namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Why and for how long a connection is left alone after the bank was last visited for it.</summary>
/// <param name="VisitedAt">When that was, UTC.</param>
/// <param name="By">Who asked for it, by name, where that is known.</param>
/// <param name="HasFailed">Whether the visit brought no data.</param>
/// <param name="Until">When the rest ends, UTC; it can be over.</param>
public sealed record RefreshRest(DateTimeOffset VisitedAt, string? By, bool HasFailed, DateTimeOffset Until)
{
    /// <summary>Basiq's advice after a failure is to wait 10 minutes before trying again (handling-jobs).</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);
}
