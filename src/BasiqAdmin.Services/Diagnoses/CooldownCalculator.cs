using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds the last visits to the bank: from jobs, from the connection's own mark, and from what this app asked for.</summary>
internal static class CooldownCalculator
{
    // A connection's mark is set around the end of its job, by another of Basiq's clocks.
    private static readonly TimeSpan SameVisit = TimeSpan.FromMinutes(2);

    /// <summary>The rest that lasts longest; null when no visit is known.</summary>
    public static RefreshCooldown? Of(Situation situation)
    {
        var ended = situation.Jobs.Where(job => job.Status is JobStatus.Succeeded or JobStatus.Failed).ToList();
        var visits = ended.Select(job => OfJob(job, situation)).OfType<RefreshCooldown>()
            .Concat(OfRefreshes(situation, ended))
            .Append(OfMark(situation, ended));
        return visits.OfType<RefreshCooldown>().MaxBy(visit => visit.Until);
    }

    private static RefreshCooldown? OfJob(Job job, Situation situation) =>
        (job.UpdatedAt ?? job.CreatedAt) is { } at
            ? Rest(at, situation.Refreshes.FirstOrDefault(refresh => refresh.JobId == job.Id)?.By, job.Status == JobStatus.Failed, situation)
            : null;

    // What was asked for counts even when no job of it was seen: the bank may have been visited.
    private static IEnumerable<RefreshCooldown> OfRefreshes(Situation situation, List<Job> ended) =>
        situation.Refreshes.Where(refresh => !ended.Exists(job => job.Id == refresh.JobId)).Select(refresh => Rest(refresh.At, refresh.By, hasFailed: false, situation));

    private static RefreshCooldown? OfMark(Situation situation, List<Job> ended)
    {
        if (situation.Connection?.LastUsedAt is not { } at)
        {
            return null;
        }

        var isOfAJob = ended.Exists(job => at >= job.CreatedAt - SameVisit && at <= (job.UpdatedAt ?? job.CreatedAt) + SameVisit);
        return isOfAJob ? null : Rest(at, null, hasFailed: false, situation);
    }

    private static RefreshCooldown Rest(DateTimeOffset at, string? by, bool hasFailed, Situation situation) =>
        new(at, by, hasFailed, at + (hasFailed ? RefreshCooldown.AfterFailure : situation.MinimumInterval));
}

/// <summary>Why and for how long a connection is left alone after the bank was last visited for it.</summary>
/// <param name="VisitedAt">When that was, UTC.</param>
/// <param name="By">Who asked for it, by name, where that is known.</param>
/// <param name="HasFailed">Whether the visit brought no data.</param>
/// <param name="Until">When the rest ends, UTC; it can be over.</param>
public sealed record RefreshCooldown(DateTimeOffset VisitedAt, string? By, bool HasFailed, DateTimeOffset Until)
{
    /// <summary>Basiq's advice after a failure is to wait 10 minutes before trying again (handling-jobs).</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(10);
}

/// <summary>How many of the day's refreshes are used. Open banking allows 20 a day; Basiq has no counter, so the count is a lower bound.</summary>
/// <param name="Used">Refreshes that are known of.</param>
/// <param name="Limit">Refreshes that are allowed.</param>
/// <param name="ResetsAt">When one is free again, UTC; not in the future when one is free now.</param>
public sealed record RefreshQuota(int Used, int Limit, DateTimeOffset ResetsAt)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Whether none is left.</summary>
    public bool IsUsedUp => Used >= Limit;

    /// <summary>
    /// Counts the last 24 hours. When Basiq's day begins is not documented; any day that has begun lies within the last 24 hours,
    /// so whoever stays below the limit here stays below it by every clock.
    /// </summary>
    public static RefreshQuota Count(IEnumerable<DateTimeOffset> refreshes, int limit, DateTimeOffset now)
    {
        var recent = refreshes.Where(at => at > now - Day).OrderDescending().ToList();
        return new RefreshQuota(recent.Count, limit, recent.Count < limit ? now : recent[limit - 1] + Day);
    }
}
