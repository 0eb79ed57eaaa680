using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Refreshes;

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
