namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What a bulk change did.</summary>
/// <param name="Changed">Cases that were changed.</param>
/// <param name="Skipped">Cases that were left alone, because somebody else had changed them or because the change makes no sense for them.</param>
public sealed record BulkResult(int Changed, IReadOnlyList<long> Skipped)
{
    /// <summary>The cases that were changed, as they are now: to take the change back.</summary>
    public IReadOnlyList<CaseRef> Refs { get; init; } = [];
}
