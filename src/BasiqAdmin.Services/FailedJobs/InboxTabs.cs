using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>
/// Counts for the inbox's tabs and for its chips of who must act. Each is how many the list and the folds of outages above it hold when just that tab or chip is chosen
/// and all else stays: tabs obey the chosen chip, chips obey the chosen tab, both obey every other filter.
/// </summary>
/// <param name="Open">Open cases.</param>
/// <param name="Mine">Those of them that the asking person looks after.</param>
/// <param name="Snoozed">Cases put aside.</param>
/// <param name="Resolved">Cases that have ended, at most <see cref="CountedTo"/>.</param>
/// <param name="All">The chip of everybody: all in the chosen tab.</param>
/// <param name="ByOwner">The chosen tab by who must act; who must act in none is left out.</param>
public sealed record InboxTabs(int Open, int Mine, int Snoozed, int Resolved, int All, IReadOnlyDictionary<ActionOwner, int> ByOwner)
{
    /// <summary>Beyond so many, ended cases are not counted one by one.</summary>
    public const int CountedTo = 10_000;
}
