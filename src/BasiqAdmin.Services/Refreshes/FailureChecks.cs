using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>What the diagnosis of the last failure advises: the guard never lets go what the diagnosis of the same situation warns of.</summary>
internal static class FailureChecks
{
    public static RefreshCheck LastFailure(RefreshFacts facts)
    {
        const RefreshRule Rule = RefreshRule.LastFailure;
        if (Diagnosis.Of(facts.Situation with { Purges = PurgesSeen.None, IsQueued = false }) is not { Failures: > 0 } diagnosis)
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
