using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>What the health of the way into the bank says. Basiq says to wait in a major outage only (best-practices, institutions).</summary>
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
            var status when status == default => new RefreshCheck(Rule, CheckOutcome.Noted, "Basiq does not list this way into the bank, so its health is not known."),
            var status => new RefreshCheck(Rule, CheckOutcome.Noted, $"{bank} is reported as {status}, a word that this dashboard does not know."),
        };
    }
}
