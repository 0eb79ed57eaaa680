using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds the last visits to the bank: from jobs, from the connection's own mark, and from what this app asked for.</summary>
internal static class RefreshPace
{
    // A connection's mark is set around the end of its job, by another of Basiq's clocks.
    private static readonly TimeSpan SameVisit = TimeSpan.FromMinutes(2);

    /// <summary>The rest that lasts longest; null when no visit is known.</summary>
    public static RefreshRest? Of(Situation situation)
    {
        var ended = situation.Jobs.Where(job => job.Status is JobStatus.Succeeded or JobStatus.Failed).ToList();
        var visits = ended.Select(job => OfJob(job, situation)).OfType<RefreshRest>()
            .Concat(OfRefreshes(situation, ended))
            .Append(OfMark(situation, ended));
        return visits.OfType<RefreshRest>().MaxBy(visit => visit.Until);
    }

    private static RefreshRest? OfJob(Job job, Situation situation) =>
        (job.UpdatedAt ?? job.CreatedAt) is { } at
            ? Rest(at, situation.Refreshes.FirstOrDefault(refresh => refresh.JobId == job.Id)?.By, job.Status == JobStatus.Failed, situation)
            : null;

    // What was asked for counts even when no job of it was seen: the bank may have been visited.
    private static IEnumerable<RefreshRest> OfRefreshes(Situation situation, List<Job> ended) =>
        situation.Refreshes.Where(refresh => !ended.Exists(job => job.Id == refresh.JobId)).Select(refresh => Rest(refresh.At, refresh.By, hasFailed: false, situation));

    private static RefreshRest? OfMark(Situation situation, List<Job> ended)
    {
        if (situation.Connection?.LastUsedAt is not { } at)
        {
            return null;
        }

        var isOfAJob = ended.Exists(job => at >= job.CreatedAt - SameVisit && at <= (job.UpdatedAt ?? job.CreatedAt) + SameVisit);
        return isOfAJob ? null : Rest(at, null, hasFailed: false, situation);
    }

    private static RefreshRest Rest(DateTimeOffset at, string? by, bool hasFailed, Situation situation) =>
        new(at, by, hasFailed, at + (hasFailed ? RefreshRest.AfterFailure : situation.MinimumInterval));
}
