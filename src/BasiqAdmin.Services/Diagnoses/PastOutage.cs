using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>A major outage of the bank that is over.</summary>
/// <param name="FromAt">When it was first seen, UTC.</param>
/// <param name="ToAt">When the bank was first seen otherwise, UTC.</param>
public sealed record PastOutage(DateTimeOffset FromAt, DateTimeOffset ToAt)
{
    // Jobs fail before the connectors are next looked at.
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(15);

    /// <summary>Whether <paramref name="job"/> ran while it lasted.</summary>
    public bool Covers(Job job) => job.CreatedAt <= ToAt && (job.UpdatedAt ?? job.CreatedAt) >= FromAt - Unseen;
}
