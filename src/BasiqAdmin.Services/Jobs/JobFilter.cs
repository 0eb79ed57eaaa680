using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Jobs;

/// <summary>What a list of jobs is narrowed to; what is null does not narrow.</summary>
/// <param name="Status">Only in this state.</param>
/// <param name="Institution">Only at this bank.</param>
/// <param name="Code">Only failed with this code, as Basiq spells it.</param>
/// <param name="Text">Only of the user, connection or job with this whole id.</param>
/// <param name="Since">Only made at or after this time.</param>
/// <param name="Until">Only made at or before this time.</param>
public sealed record JobFilter(JobStatus? Status = null, InstitutionId? Institution = null, string? Code = null, string? Text = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    /// <summary>Only queued or running ones; says nothing beside a <see cref="Status"/>.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Only failed for this cause, as it was judged then.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Only failed where these had to act.</summary>
    public ActionOwner? Owner { get; init; }
}
