using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>How often and how lately the bank was visited.</summary>
internal static class PaceChecks
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public static RefreshCheck MinimumInterval(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.MinimumInterval;
        if (facts.Situation.Rest is not { } rest)
        {
            return new RefreshCheck(Rule, CheckOutcome.Passed, "No refresh of it is known.");
        }

        var what = $"{(rest.HasFailed ? "The last try failed" : "Its data was last fetched")}{(rest.By is { } name ? $", asked for by {name}" : null)}.";
        return rest.Until > facts.Now
            ? new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, what)
            {
                SeenAt = rest.VisitedAt,
                AllowedAgainAt = rest.Until,
                AllowedAgain = "The bank is left alone until then, so that it does not lock the customer out.",
            }
            : new RefreshCheck(Rule, CheckOutcome.Passed, what) { SeenAt = rest.VisitedAt };
    }

    public static RefreshCheck? OpenBankingQuota(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.OpenBankingQuota;
        var quota = facts.Connection.Method == ConnectionMethod.OpenBanking ? facts.Situation.Quota : null;
        var count = quota is null ? null : $"At least {quota.Used} of {quota.Limit} today, counted over the last 24 hours.";
        if (quota is { IsUsedUp: true })
        {
            return new RefreshCheck(Rule, CheckOutcome.Blocked, count!) { AllowedAgainAt = quota.ResetsAt, AllowedAgain = "One is free again then; Basiq does not say when its day begins." };
        }

        // Basiq limits connections of every kind, and others may count too, of which this app knows nothing: its own no outweighs the count.
        if (facts.Refusal is { Refusal: RefreshRefusal.LimitReached } refusal && refusal.At + Day > facts.Now)
        {
            return new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, count is null ? "Basiq refused one more: the connection's limit is reached." : $"{count} But Basiq refused one more.")
            {
                SeenAt = refusal.At,
                AllowedAgainAt = refusal.At + Day,
                AllowedAgain = "A day after that refusal at the latest; Basiq does not say when its day begins.",
            };
        }

        return (count, facts.Situation.Unread(BasiqPart.Jobs)) switch
        {
            (null, _) => null,
            (_, null) => new RefreshCheck(Rule, CheckOutcome.Passed, count),
            var (known, unread) => new RefreshCheck(Rule, CheckOutcome.Noted, $"{known} {unread.Sentence}") { IsNotKnown = true },
        };
    }
}

/// <summary>What jobs that are under way say.</summary>
internal static class JobChecks
{
    public static RefreshCheck NoJobUnderWay(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.NoJobUnderWay;
        if (facts.UnderWay is { } job)
        {
            return new RefreshCheck(Rule, CheckOutcome.Blocked, $"Job {job.Id} {(job.Status == JobStatus.Queued ? "is queued" : "is running")}{By(StarterOf(facts))}.")
            {
                SeenAt = job.CreatedAt,
                AllowedAgain = JobRules.OfRunning(facts.Situation) is { Cause: Cause.Stuck or Cause.ChallengeUnanswered }
                    ? "Not known: when that job has ended; it has not moved for far too long."
                    : "Not known: when that job has ended, usually within minutes.",
            };
        }

        if (facts.BeingSent is { } sending)
        {
            return new RefreshCheck(Rule, CheckOutcome.Blocked, $"A refresh was asked for{By(sending.By)}, and its outcome is not known yet.")
            {
                SeenAt = sending.At,
                AllowedAgain = "Not known: when its outcome is known, within minutes.",
            };
        }

        if (facts.Situation.Unread(BasiqPart.Jobs) is { } unread)
        {
            return RefreshCheck.NotKnown(Rule, $"{unread.Sentence} Whether one is under way is not known.") with { SeenAt = unread.LastReadAt };
        }

        // The diagnosis of the same job advises to look first; it is no block, because Basiq answers with the job that is under way, should it be.
        return facts.Newest is { Status: JobStatus.Unknown } unknown
            ? RefreshCheck.NotKnown(Rule, $"Job {unknown.Id} is in an unknown state{(unknown.UnknownState is { } state ? $" ({state})" : null)}; whether it is under way is not known.") with { SeenAt = unknown.CreatedAt, AllowedAgain = "Not known: when somebody knows what the state means, or a later job has ended." }
            : new RefreshCheck(Rule, CheckOutcome.Passed, "No job of this connection is queued or running.");
    }

    // Basiq itself holds such a job back for 6 minutes, so that the bank does not lock the customer out.
    public static RefreshCheck SameLogin(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.SameLogin;
        if (facts.SameLogin is { } other)
        {
            return new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, $"Job {other.Id} of another connection at this bank is under way, perhaps with the same login. Basiq would hold this one back for 6 minutes.")
            {
                SeenAt = other.CreatedAt,
                AllowedAgain = "Not known: when that job has ended.",
            };
        }

        return facts.Situation.Unread(BasiqPart.Jobs) is { } unread
            ? new RefreshCheck(Rule, CheckOutcome.Noted, unread.Sentence) { IsNotKnown = true }
            : new RefreshCheck(Rule, CheckOutcome.Passed, "No other job of this user runs at this bank.");
    }

    /// <summary>Who asked for the job under way, or is asking right now; null where that is not known.</summary>
    public static string? StarterOf(RefreshFacts facts) => facts.UnderWay is { } job
        ? facts.Situation.Refreshes.FirstOrDefault(refresh => refresh.JobId == job.Id)?.By
        : facts.BeingSent?.By;

    private static string By(string? name) => name is null ? string.Empty : $" by {name}";
}
