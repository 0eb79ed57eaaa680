using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Counts for the inbox's filters.</summary>
/// <param name="Open">Open cases.</param>
/// <param name="ByOwner">Open cases by who must act.</param>
/// <param name="Mine">Open cases that the asking person looks after.</param>
/// <param name="Unassigned">Open cases that nobody looks after.</param>
/// <param name="Snoozed">Cases put aside.</param>
/// <param name="Resolved">Cases that have ended.</param>
/// <param name="OldestAt">When the oldest open case's first job failed, UTC.</param>
public sealed record InboxCounts(int Open, IReadOnlyDictionary<ActionOwner, int> ByOwner, int Mine, int Unassigned, int Snoozed, int Resolved, DateTimeOffset? OldestAt)
{
    /// <summary>How far the first look at every user has come; null when it is through.</summary>
    public FirstRound? FirstRound { get; init; }
}
