using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;

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

/// <summary>What the connection itself and the consent behind it say.</summary>
internal static class ConnectionChecks
{
    private const string Replaced = "Never: the customer has connected the bank again, and the newer connection brings the data.";
    private const string Reconnect = "Not known: when the customer has connected the bank again.";

    // Basiq's older table refuses every connection that is not of the kind "web", its newer documents allow open banking: what it said last counts.
    public static RefreshCheck Refreshable(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.Refreshable;
        if (facts.Connection.Method == ConnectionMethod.Pdf || facts.Connection.Method == ConnectionMethod.Csv)
        {
            return new RefreshCheck(Rule, CheckOutcome.Blocked, "The data was uploaded as a file; there is no bank to fetch it from.") { AllowedAgain = "Never: upload a newer file instead." };
        }

        return facts.Refusal is { Refusal: RefreshRefusal.NotRefreshable } refusal
            ? new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, $"Basiq refused this connection: \"{(refusal.Words ?? "Connection type is not Web").TrimEnd('.')}\".")
            {
                SeenAt = refusal.At,
                AllowedAgain = "Not known: Basiq's support can say whether its API may refresh it. Until then its data comes with the smart cache.",
            }
            : new RefreshCheck(Rule, CheckOutcome.Passed, facts.Connection.Method == ConnectionMethod.OpenBanking ? "It uses open banking." : "It uses the customer's login.");
    }

    public static RefreshCheck Active(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.Active;
        var (status, expires) = (facts.Connection.Status, facts.Connection.ExpiresAt);
        if (status == ConnectionStatus.Active)
        {
            return expires <= facts.Now
                ? new RefreshCheck(Rule, CheckOutcome.Blocked, "The permission that the customer gave at the bank has run out.") { SeenAt = expires, AllowedAgain = "Not known: when the customer has renewed it." }
                : new RefreshCheck(Rule, CheckOutcome.Passed, "Its status is active.");
        }

        // The documents contradict each other about invalid connections only (api-facts, section 5).
        return status == ConnectionStatus.Invalid
            ? new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, "Its status is invalid. Basiq says that a refresh does not work then; elsewhere that one which succeeds makes it active again.") { AllowedAgain = facts.Situation.Successor is null ? Reconnect : Replaced }
            : new RefreshCheck(Rule, CheckOutcome.Blocked, $"Its status is {status}. Only an active connection can be refreshed.") { AllowedAgain = Ways(status) };
    }

    public static RefreshCheck? Consent(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.Consent;
        const string Renew = "Not known: when the customer has given it again.";
        var unread = facts.Situation.Unread(BasiqPart.Consents);
        if (facts.Situation.Consent is not { } consent)
        {
            return unread is null ? null : RefreshCheck.NotKnown(Rule, unread.Sentence) with { SeenAt = unread.LastReadAt };
        }

        var others = unread is null ? null : $" {unread.Sentence}";

        if (consent.Status == ConsentStatus.Revoked)
        {
            return new RefreshCheck(Rule, CheckOutcome.Blocked, $"The customer withdrew the consent, so nothing may be fetched.{others}") { SeenAt = consent.RevokedAt, AllowedAgain = Renew };
        }

        if (consent.Status == ConsentStatus.Expired || consent.ExpiresAt <= facts.Now)
        {
            return new RefreshCheck(Rule, CheckOutcome.Blocked, $"The customer's consent has run out, so nothing may be fetched.{others}") { SeenAt = consent.ExpiresAt, AllowedAgain = Renew };
        }

        return consent switch
        {
            _ when consent.Status == ConsentStatus.Active => new RefreshCheck(Rule, CheckOutcome.Passed, "The consent is active."),
            _ when consent.Status == default => RefreshCheck.NotKnown(Rule, $"Basiq does not tell the consent's status.{others}"),
            _ => new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, $"The consent's status is {consent.Status}, which this dashboard does not know.") { AllowedAgain = "Not known: look the status up in Basiq's documents first." },
        };
    }

    private static string Ways(ConnectionStatus status) => status switch
    {
        _ when status == ConnectionStatus.Pending => "Not known: when its first job has ended.",
        _ when status == ConnectionStatus.PreInit || status == ConnectionStatus.Init => "Not known: when the customer has finished connecting the bank.",
        _ when status == ConnectionStatus.Deleted || status == ConnectionStatus.Revoked => "Never: the customer has to connect the bank anew, which makes another connection.",
        _ => "Not known: look the status up in Basiq's documents, or ask its support.",
    };
}

/// <summary>What the health of the connector says. Basiq says to wait in a major outage only (best-practices, institutions).</summary>
internal static class BankChecks
{
    public static RefreshCheck Health(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.BankHealth;
        var bank = facts.Situation.BankName ?? "The bank";
        return facts.Situation.BankStatus switch
        {
            _ when facts.Situation.IsBankDown => new RefreshCheck(Rule, CheckOutcome.Blocked, $"{bank} is in a major outage.") { AllowedAgain = "Not known: when the bank is operational again." },
            var status when status == ConnectorStatus.Operational => new RefreshCheck(Rule, CheckOutcome.Passed, $"{bank} is operational."),
            var status when status == ConnectorStatus.UnderMaintenance => new RefreshCheck(Rule, CheckOutcome.Noted, $"{bank} is under maintenance. Basiq says that it can and should still be used."),
            var status when status == ConnectorStatus.DegradedPerformance => new RefreshCheck(Rule, CheckOutcome.Noted, $"{bank} has degraded performance: it works, slowly."),
            var status when status == ConnectorStatus.PartialOutage => new RefreshCheck(Rule, CheckOutcome.Noted, $"{bank} has a partial outage: it works for some."),
            var status when status == default && facts.Situation.Unread(BasiqPart.Banks) is { } unread => RefreshCheck.NotKnown(Rule, $"{unread.Sentence} The bank's health is not known."),
            var status when status == default => new RefreshCheck(Rule, CheckOutcome.Noted, "Basiq does not list this connector, so its health is not known."),
            var status => new RefreshCheck(Rule, CheckOutcome.Noted, $"{bank} is reported as {status}, an unknown status."),
        };
    }
}

/// <summary>What the diagnosis of the last failure advises: the guard never lets go what the diagnosis of the same situation warns of.</summary>
internal static class FailureChecks
{
    public static RefreshCheck LastFailure(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.LastFailure;
        if (Diagnosis.Of(facts.Situation with { Purges = PurgeStatuses.None, IsQueued = false }) is not { Failures: > 0 } diagnosis)
        {
            return facts.Situation.Unread(BasiqPart.Jobs) is { } unread
                ? new RefreshCheck(Rule, CheckOutcome.Noted, $"{unread.Sentence} {(unread.LastReadAt is null ? "They were never read before." : "No failure was known when they were last read.")}") { SeenAt = unread.LastReadAt, IsNotKnown = true }
                : new RefreshCheck(Rule, CheckOutcome.Passed, "No failure stands in the way.");
        }

        var evidence = $"{diagnosis.Title}. {diagnosis.Explanation}";
        DateTimeOffset? again = diagnosis.Retry.At > facts.Now ? diagnosis.Retry.At : null;
        return diagnosis.Retry.Kind switch
        {
            RetryKind.Refresh => new RefreshCheck(Rule, CheckOutcome.Passed, evidence) { SeenAt = diagnosis.Since },
            RetryKind.RefreshAfterCustomer => new RefreshCheck(Rule, CheckOutcome.Noted, $"{evidence} A refresh helps only once the customer has acted.") { SeenAt = diagnosis.Since },

            // The check of the bank's health says this already, and nobody can override that one.
            RetryKind.WaitForBank => new RefreshCheck(Rule, CheckOutcome.Noted, evidence) { SeenAt = diagnosis.Since },
            RetryKind.Wait when diagnosis.Retry.At <= facts.Now => new RefreshCheck(Rule, CheckOutcome.Noted, evidence) { SeenAt = diagnosis.Since },
            _ => new RefreshCheck(Rule, CheckOutcome.AdvisedAgainst, evidence)
            {
                SeenAt = diagnosis.Since,
                AllowedAgainAt = again,
                AllowedAgain = again is null ? $"Not known. {diagnosis.Retry.Text}" : diagnosis.Retry.Text,
            },
        };
    }
}

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
