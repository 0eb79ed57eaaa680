namespace BasiqAdmin.Services.Refreshes;

/// <summary>Judges whether a connection may be refreshed. Pure: the same facts always give the same verdict.</summary>
public static class RefreshGuard
{
    /// <summary>Judges every rule that applies to the connection.</summary>
    public static RefreshVerdict Judge(RefreshFacts facts)
    {
        RefreshCheck?[] checks =
        [
            ConnectionChecks.Refreshable(facts),
            ConnectionChecks.Active(facts),
            ConnectionChecks.Consent(facts),
            PurgeChecks.NotPurged(facts),
            JobChecks.NoJobUnderWay(facts),
            PurgeChecks.NoPurgeUnderWay(facts),
            PaceChecks.MinimumInterval(facts),
            PaceChecks.OpenBankingQuota(facts),
            BankChecks.Health(facts),
            JobChecks.SameLogin(facts),
            FailureChecks.LastFailure(facts),
        ];
        return new RefreshVerdict([.. checks.OfType<RefreshCheck>()], facts.Now)
        {
            Quota = facts.Situation.Quota,
            JobUnderWay = facts.UnderWay?.Id,
            JobStartedBy = JobChecks.StarterOf(facts),
        };
    }
}
