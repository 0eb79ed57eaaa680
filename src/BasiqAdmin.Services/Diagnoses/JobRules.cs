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
    private const int TimesTheUsual = 10;
    private const int FailuresToReport = 3;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan SetUpPeriod = TimeSpan.FromHours(1);

    // Basiq gives the customer two minutes (expiryMs); its clock and ours may differ by a little.
    private static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MovesWithin = TimeSpan.FromHours(1);

    internal static readonly FrozenSet<Cause> ExplainedByOutage = FrozenSet.Create(
        Cause.BankDown, Cause.BankRecovered, Cause.BankUnavailable, Cause.BankUnavailableAtSetUp, Cause.BankUnavailableRetried, Cause.BankFailedAtSignIn, Cause.IncompleteData, Cause.BankMaintenance, Cause.ConnectorBroken, Cause.TimedOut, Cause.UnknownToBasiq);

    public static Verdict? OfRunning(Situation situation)
    {
        if (situation.Newest is not { Status: JobStatus.Queued or JobStatus.Running } job)
        {
            return null;
        }

        var still = situation.Now - (job.UpdatedAt ?? job.CreatedAt);
        var cause = job switch
        {
            _ when WaitsForCustomer(job) => still > ChallengeLasts ? Cause.ChallengeUnanswered : Cause.ChallengeWaiting,
            _ when still > Retry(situation) => Cause.Stuck,
            _ when IsPaused(job, situation) => Cause.Paused,
            _ => Cause.UnderWay,
        };
        return new Verdict(cause, job.CreatedAt, job);
    }

    /// <summary>Neither under way nor ended, as far as can be told.</summary>
    public static Verdict? OfUnknown(Situation situation) =>
        situation.Newest is { Status: JobStatus.Unknown } job ? new Verdict(Cause.UnknownJobState, job.CreatedAt, job) : null;

    public static Verdict? OfFailure(Situation situation)
    {
        if (FailureStreak.Read(situation.Jobs) is not { } streak)
        {
            return null;
        }

        var cause = CauseOf(streak, situation);
        return new Verdict(Escalated(cause, streak, situation), streak.Since, streak.Newest, streak);
    }

    // Ten times the bank's own average is far too long, but never so short that a slow hour at the bank is reported to Basiq.
    private static TimeSpan Retry(Situation situation) =>
        situation.UsualDuration is { } usual && usual * TimesTheUsual > MovesWithin ? usual * TimesTheUsual : MovesWithin;

    private static bool WaitsForCustomer(Job job) =>
        job.Steps.Any(step => step.Status == JobStepStatus.InProgress && string.Equals(step.Title, ChallengeStep, StringComparison.Ordinal));

    private static bool IsPaused(Job job, Situation situation) =>
        job.Status == JobStatus.Queued && situation.SameLoginJob is not null && situation.Now < job.CreatedAt + SameLoginPause;

    private static Cause CauseOf(FailureStreak streak, Situation situation) => streak.Error switch
    {
        { Code: null } => Cause.UnknownToBasiq,
        { Code: CodeTable.InvalidCredentials } error => CredentialErrorParser.OfCredentials(error),
        { Code: CodeTable.AuthorizationFailed } error => CredentialErrorParser.OfAuthorisation(error),
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
            Cause.BankMaintenance or Cause.IncompleteData or Cause.BasiqUnavailable or Cause.ConnectorBroken when often && lasts >= Day => Cause.KeepsFailing,
            _ => cause,
        };
    }
}
