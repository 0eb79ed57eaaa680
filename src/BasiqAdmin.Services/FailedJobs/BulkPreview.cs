namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What a bulk change would reach.</summary>
/// <param name="Description">The change, in words.</param>
/// <param name="Total">How many cases the filter matches; more than <see cref="Limit"/> are not changed at once.</param>
/// <param name="Refs">The cases as they are now, newest failure first, at most <see cref="Limit"/>; to be given back to be changed.</param>
/// <param name="Rows">The first of them, to be shown.</param>
public sealed record BulkPreview(string Description, int Total, IReadOnlyList<CaseRef> Refs, IReadOnlyList<CaseRow> Rows)
{
    /// <summary>Cases that one bulk change reaches at most.</summary>
    public const int Limit = 500;
}
