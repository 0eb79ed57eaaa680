namespace BasiqAdmin.Sandbox.World.Jobs;

/// <summary>
/// A job is a plan made when it starts; how far it has come is worked out from the clock whenever somebody looks,
/// so there are no timers and an advanced clock moves every job.
/// </summary>
public sealed class Job(string id, int connection, DateTimeOffset created, DateTimeOffset startsAt, IReadOnlyList<PlannedStep> steps)
{
    /// <summary>How long a challenge waits for its answer (expiryMs in the API's example).</summary>
    public static readonly TimeSpan ChallengeExpiry = TimeSpan.FromMinutes(2);

    public string Id => id;

    /// <summary>The number of the connection within its user.</summary>
    public int Connection => connection;

    public DateTimeOffset Created => created;

    public DateTimeOffset StartsAt => startsAt;

    public IReadOnlyList<PlannedStep> Steps => steps;

    /// <summary>0 for a job that somebody asked for, else the number of Basiq's own repetition.</summary>
    public int Repetition { get; init; }

    /// <summary>The number of the job, shared with its repetitions.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it set the connection up; Basiq repeats updates only.</summary>
    public bool IsFirst { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>How it ended, once its connection has taken over what the job found.</summary>
    public JobView? Outcome { get; set; }

    public JobView At(DateTimeOffset now)
    {
        var views = new StepView[steps.Count];
        var from = startsAt;
        var updated = created;
        JobFailure? failed = null;
        var open = now < startsAt;
        for (var i = 0; i < steps.Count; i++)
        {
            var (status, until, failure) = open || failed is not null ? (StepStatus.Pending, from, null) : Judge(steps[i], from, now);
            views[i] = new StepView(steps[i].Title, status, failure);
            updated = status == StepStatus.Pending ? updated : until;
            open |= status == StepStatus.InProgress;
            failed ??= failure;
            from = until;
        }

        return new JobView(views, updated, open ? null : updated, failed);
    }

    /// <summary>The status at <paramref name="now"/> and the time of the last change that is visible by then.</summary>
    private (string Status, DateTimeOffset Until, JobFailure? Failure) Judge(PlannedStep step, DateTimeOffset from, DateTimeOffset now)
    {
        if (step.IsChallenge)
        {
            var expires = from + ChallengeExpiry;
            return AnsweredAt is { } answered ? (StepStatus.Success, answered, null)
                : now < expires ? (StepStatus.InProgress, from, null)
                : (StepStatus.Failed, expires, FailureCatalogue.ChallengeExpired);
        }

        var until = from + step.Duration;
        return now < until ? (StepStatus.InProgress, from, null)
            : step.Failure is { } failure ? (StepStatus.Failed, until, failure)
            : (StepStatus.Success, until, null);
    }
}

/// <summary>A job as it stands at one moment; <paramref name="FinishedAt"/> is null while it is queued or running.</summary>
public sealed record JobView(IReadOnlyList<StepView> Steps, DateTimeOffset Updated, DateTimeOffset? FinishedAt, JobFailure? Failure);

/// <summary>A step as it stands at one moment.</summary>
public sealed record StepView(string Title, string Status, JobFailure? Failure);

/// <summary>A step as it will go: how long it takes and, if it fails, how.</summary>
public sealed record PlannedStep(string Title, TimeSpan Duration, JobFailure? Failure = null)
{
    public bool IsChallenge => Title == StepTitle.MfaChallenge;
}

public static class StepStatus
{
    public const string Pending = "pending";
    public const string InProgress = "in-progress";
    public const string Success = "success";
    public const string Failed = "failed";
}

public static class StepTitle
{
    public const string VerifyCredentials = "verify-credentials";
    public const string MfaChallenge = "mfa-challenge";
    public const string RetrieveAccounts = "retrieve-accounts";
    public const string RetrieveTransactions = "retrieve-transactions";
}

/// <summary>How a step fails. <paramref name="Invalidates"/> says whether the connection becomes invalid by it.</summary>
public sealed record JobFailure(string Code, string Title, string Detail, string Step, bool Invalidates = false);
