using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What is wrong, since when, and the job that says so.</summary>
internal sealed record Verdict(Cause Cause, DateTimeOffset? Since = null, Job? Job = null, FailureStreak? Streak = null)
{
    /// <summary>The diagnosis: the catalogue's row, fitted to the circumstances.</summary>
    public Diagnosis In(Situation situation)
    {
        var finding = Catalogue.Of(Cause);
        var retry = RetryRules.Advise(finding, this, situation);
        return new Diagnosis
        {
            Cause = Cause,
            Owner = finding.Owner,
            Title = finding.Title,
            Explanation = Wording.ForStaff(finding.Explanation, situation),
            NextStep = Wording.ForStaff(NextStep(finding, retry, situation), situation),
            Retry = retry with { Text = Wording.ForStaff(retry.Text, situation) },
            CustomerText = Wording.ForCustomer(finding, retry.Kind, situation),
            CanClearItself = finding.CanClearItself,

            // An outage began for everybody at the same time, whenever it was noticed here first.
            Since = Cause == Cause.BankDown ? situation.OutageSince ?? Since : Since,
            LastReadAt = situation.NotRead.Min(part => part.LastReadAt),
            EndsAt = EndRules.SoonOf(situation),
            Failures = Streak?.Count ?? 0,
            Error = Streak?.Error,
            JobId = Job?.Id,
        };
    }

    // What to do must fit what the advice says of now: nobody is told to wait beside "the wait is over".
    private static string NextStep(Finding finding, RetryAdvice retry, Situation situation) => retry switch
    {
        { Kind: RetryKind.Queued } => "Nothing: the recovery queue sees to it.",
        { Kind: RetryKind.Wait } when retry.At <= situation.Now => situation.IsInactive
            ? "If {bank} works now, ask the customer to connect it again."
            : "If {bank} works now, refresh once; if that fails again, copy the support bundle and send it to Basiq's support.",
        _ => finding.NextStep,
    };
}
