using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The cases with one cause, in the inbox's order of groups.</summary>
/// <param name="Owner">Who must act.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Count">How many cases the filter leaves in it.</param>
public sealed record CaseGroup(ActionOwner Owner, Cause Cause, string Title, int Count)
{
    /// <summary>How many of them first failed in the last 24 hours: a day that is the same in every zone.</summary>
    public int LastDay { get; init; }

    /// <summary>When the first job of the oldest of them failed, UTC.</summary>
    public required DateTimeOffset OldestAt { get; init; }

    /// <summary>What stands out about the cause, whatever the filter.</summary>
    public CaseMarks Marks { get; init; } = CaseMarks.None;
}
