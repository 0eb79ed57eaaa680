using System.Collections.Frozen;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Reads the newest job: one that is under way, or one that failed.</summary>
internal static class JobRules
{
    /// <summary>How long Basiq holds a job back whose login another job uses (best-practices).</summary>
    internal static readonly TimeSpan SameLoginPause = TimeSpan.FromMinutes(6);

    /// <summary>How long Basiq tries an update again by itself (handling-jobs).</summary>
    internal static readonly TimeSpan BasiqRetryPeriod = TimeSpan.FromDays(7);

    private const string ChallengeStep = "mfa-challenge";
    private const int FailuresToReport = 3;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan SetUpPeriod = TimeSpan.FromHours(1);

    internal static readonly FrozenSet<Cause> ExplainedByOutage = FrozenSet.Create(
        Cause.BankDown, Cause.BankRecovered, Cause.BankUnavailable, Cause.BankUnavailableAtSetUp, Cause.BankUnavailableRetried, Cause.BankMaintenance, Cause.ConnectorBroken, Cause.TimedOut, Cause.UnknownToBasiq);

    public static Verdict? OfRunning(Situation situation)
    {
        if (situation.Newest is not { Status: JobStatus.Queued or JobStatus.Running } job)
        {
            return null;
        }

        var cause = job switch
        {
            _ when situation.Now - (job.UpdatedAt ?? job.CreatedAt) > Day => Cause.Stuck,
            _ when WaitsForCustomer(job) => Cause.ChallengeWaiting,
            _ when IsPaused(job, situation) => Cause.Paused,
            _ => Cause.UnderWay,
        };
        return new Verdict(cause, job.CreatedAt, job);
    }

    public static Verdict? OfFailure(Situation situation)
    {
        if (FailureStreak.Read(situation.Jobs) is not { } streak)
        {
            return null;
        }

        var cause = CauseOf(streak, situation);
        return new Verdict(Escalated(cause, streak, situation), streak.Since, streak.Newest, streak);
    }

    private static bool WaitsForCustomer(Job job) =>
        job.Steps.Any(step => step.Status == JobStepStatus.InProgress && string.Equals(step.Title, ChallengeStep, StringComparison.Ordinal));

    private static bool IsPaused(Job job, Situation situation) =>
        job.Status == JobStatus.Queued && situation.SameLoginJob is not null && situation.Now < job.CreatedAt + SameLoginPause;

    private static Cause CauseOf(FailureStreak streak, Situation situation) => streak.Error switch
    {
        { Code: null } => Cause.UnknownToBasiq,
        { Code: CodeTable.InvalidCredentials } error => CredentialWords.CauseOf(error),
        { Code: CodeTable.ServiceUnavailable } when IsUpdate(streak, situation) => Cause.BankUnavailableRetried,
        { Code: CodeTable.ServiceUnavailable } => situation.IsInactive ? Cause.BankUnavailableAtSetUp : Cause.BankUnavailable,
        { Code: CodeTable.JobTimedOut, Step: ChallengeStep } => Cause.ChallengeUnanswered,
        { Code: var code } => CodeTable.CauseOf(code),
    };

    // Basiq repeats updates only. A connection that has worked before, or was made well before it failed, is being updated.
    private static bool IsUpdate(FailureStreak streak, Situation situation) =>
        streak.FollowsSuccess
        || (situation.Connection is { } connection
            && (connection.CreatedAt is { } created ? streak.Since - created > SetUpPeriod : connection.Status == ConnectionStatus.Active));

    private static Cause Escalated(Cause cause, FailureStreak streak, Situation situation)
    {
        var lasts = situation.Now - (streak.Since ?? situation.Now);
        var often = streak.Count >= FailuresToReport;
        return cause switch
        {
            _ when situation.IsBankDown && ExplainedByOutage.Contains(cause) => Cause.BankDown,
            _ when !situation.IsInactive && situation.LastOutage?.Covers(streak.Newest) == true && ExplainedByOutage.Contains(cause) => Cause.BankRecovered,
            Cause.BankUnavailableRetried when lasts >= BasiqRetryPeriod => Cause.KeepsFailing,
            Cause.BankUnavailable or Cause.BankUnavailableAtSetUp when often => Cause.KeepsFailing,
            Cause.BankMaintenance or Cause.BasiqUnavailable or Cause.ConnectorBroken when often && lasts >= Day => Cause.KeepsFailing,
            _ => cause,
        };
    }
}
