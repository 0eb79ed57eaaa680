using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data.Entities;
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
