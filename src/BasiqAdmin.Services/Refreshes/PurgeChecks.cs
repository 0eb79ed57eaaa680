namespace BasiqAdmin.Services.Refreshes;

/// <summary>What purges of the connection say: a refresh fetches the data anew, so it must not undo one by accident.</summary>
internal static class PurgeChecks
{
    /// <summary>A refresh meanwhile might bring back what the purge takes away, and nobody could tell any more what became of the purge.</summary>
    public static RefreshCheck NoPurgeUnderWay(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.NoPurgeUnderWay;
        return facts.Purges.UnderWaySince is { } since
            ? new RefreshCheck(Rule, CheckOutcome.Blocked, "A purge of its data is being sent, or its outcome is being found out.")
            {
                SeenAt = since,
                AllowedAgain = "Not known: when the purge's outcome is known, usually within minutes.",
            }
            : new RefreshCheck(Rule, CheckOutcome.Passed, "No purge of its data is under way.");
    }

    /// <summary>A refresh fetches purged data again: the app itself never does that, and a person only with the right to override and a reason.</summary>
    public static RefreshCheck? NotPurged(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.NotPurged;
        var evidence = Evidence(facts.Purges.IsCertain);
        return facts switch
        {
            { Purges.PurgedAt: null } => null,
            { IsAutomatic: true } => new RefreshCheck(Rule, CheckOutcome.Blocked, evidence) { SeenAt = facts.Purges.PurgedAt, AllowedAgain = "Not known: only a person has it fetched again." },
            _ => new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, $"{evidence} A refresh fetches it again.")
            {
                SeenAt = facts.Purges.PurgedAt,
                AllowedAgain = "Not known: only if the data is needed again, and with a reason that is recorded.",
            },
        };
    }

    /// <summary>That the data was purged, as a sentence.</summary>
    public static string Evidence(bool isCertain) => isCertain ? "Its data was purged." : "Its data may have been purged: nobody can tell what became of the purge.";
}
