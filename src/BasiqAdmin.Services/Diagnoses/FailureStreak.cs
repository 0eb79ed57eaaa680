using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>The newest failures of a connection that carry the same code, with no success between them.</summary>
/// <param name="Newest">The newest failed job.</param>
/// <param name="Error">How it failed.</param>
/// <param name="Count">How many there are in a row.</param>
/// <param name="Since">When the first of them was made, UTC; null where Basiq gave no time.</param>
/// <param name="FollowsSuccess">Whether an earlier job is known to have succeeded.</param>
internal sealed record FailureStreak(Job Newest, BasiqError Error, int Count, DateTimeOffset? Since, bool FollowsSuccess)
{
    /// <summary>Reads the streak from jobs, newest first; null when the newest one did not fail.</summary>
    public static FailureStreak? Read(IReadOnlyList<Job> jobs)
    {
        if (jobs.Count == 0 || ErrorOf(jobs[0]) is not { } error)
        {
            return null;
        }

        var ended = jobs.Where(job => job.Status is JobStatus.Failed or JobStatus.Succeeded);
        var row = ended.TakeWhile(job => string.Equals(ErrorOf(job)?.Code, error.Code, StringComparison.Ordinal) && job.Status == JobStatus.Failed).ToList();
        return new FailureStreak(jobs[0], error, row.Count, row[^1].CreatedAt, jobs.Any(job => job.Status == JobStatus.Succeeded));
    }

    /// <summary>How a job failed, in Basiq's words; null when it did not.</summary>
    public static BasiqError? ErrorOf(Job job)
    {
        var step = job.Steps.FirstOrDefault(step => step.Status == JobStepStatus.Failed);
        return step is null ? null : new BasiqError(step.Title, Word(step.Result?.Code), step.Result?.Title, step.Result?.Detail);
    }

    private static string? Word(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToLowerInvariant();
}
