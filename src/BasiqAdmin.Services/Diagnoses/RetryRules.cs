using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Turns what would help into advice that fits: no refresh while the bank is down, none for a connection that is not active, none before its time.</summary>
internal static class RetryRules
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static RetryAdvice Advise(Finding finding, Verdict verdict, Situation situation) => finding.Remedy switch
    {
        Remedy.Follow => Follow(verdict),
        Remedy.Upload => new RetryAdvice(RetryKind.Upload, null, "Trying the same file again gives the same error; upload another one."),
        Remedy.Report => new RetryAdvice(RetryKind.Never, null, "Trying again does not help before Basiq has answered."),
        Remedy.ReadAgain => new RetryAdvice(RetryKind.Wait, null, "Do nothing about it before it has been read again."),
        Remedy.Review => new RetryAdvice(RetryKind.Never, null, "Do not try again before somebody knows what it means."),
        Remedy.Renew => new RetryAdvice(RetryKind.Never, null, "No refresh is needed for it."),
        Remedy.None => new RetryAdvice(RetryKind.Never, null, finding.Cause == Cause.DataPurged ? "Do not refresh it unless the data is needed again." : "Do not refresh it; the newer connection brings the data."),
        Remedy.BasiqRetries or Remedy.Wait or Remedy.RefreshOnce when situation is { IsQueued: true, IsInactive: false } =>
            new RetryAdvice(RetryKind.Queued, null, "It is in the recovery queue, which refreshes it when {bank} works and its turn comes. Do not refresh it by hand."),
        _ when situation.IsBankDown => WaitForBank(finding),
        Remedy.BasiqRetries => BasiqRetries(verdict, situation),
        Remedy.Wait => Wait(finding, verdict, situation),
        Remedy.RefreshOnce when !situation.IsInactive => RefreshOnce(verdict, situation),
        Remedy.ReconnectOnce => ReconnectOnce(verdict, situation),
        Remedy.RefreshAfterCustomer when !situation.IsInactive => RefreshAfterCustomer(situation),
        _ => new RetryAdvice(RetryKind.Reconnect, null, "A refresh does not help; the data is fetched when the customer connects the bank again."),
    };

    private static RetryAdvice Follow(Verdict verdict) => verdict is { Cause: Cause.Paused, Since: { } since }
        ? new RetryAdvice(RetryKind.Wait, since + JobRules.SameLoginPause, $"It goes on at {TimeInText.Of(since + JobRules.SameLoginPause)} at the latest.")
        : new RetryAdvice(RetryKind.Wait, null, "Nothing to try while it is under way.");

    private static RetryAdvice WaitForBank(Finding finding) => finding.Owner == ActionOwner.Customer
        ? new RetryAdvice(RetryKind.WaitForBank, null, "{Bank} is down as well: what the customer does helps only when it works again.")
        : new RetryAdvice(RetryKind.WaitForBank, null, "Do not refresh before {bank} works again.");

    private static RetryAdvice BasiqRetries(Verdict verdict, Situation situation)
    {
        var until = (verdict.Since ?? situation.Now) + JobRules.BasiqRetryPeriod;
        var works = situation.BankStatus == ConnectorStatus.Operational ? "{Bank} is reported operational, and Basiq's own retry is still to come. " : "";
        return new RetryAdvice(RetryKind.BasiqRetries, until, $"{works}Basiq retries every 2 hours until {TimeInText.Of(until)}. Do not refresh in the meantime.");
    }

    private static RetryAdvice Wait(Finding finding, Verdict verdict, Situation situation)
    {
        var at = (finding.Cause == Cause.TooManyRequests ? situation.Quota?.ResetsAt : null) ?? (Ended(verdict) ?? situation.Now) + Day;
        return new RetryAdvice(RetryKind.Wait, at, at <= situation.Now ? "The wait is over." : $"Leave it until {TimeInText.Of(at)}, then look again.");
    }

    private static RetryAdvice RefreshOnce(Verdict verdict, Situation situation)
    {
        var pause = AfterPause(verdict, situation);
        var at = Later(Later(pause, situation.Rest?.Until), QuotaReset(situation));
        return new RetryAdvice(RetryKind.Refresh, at, at switch
        {
            _ when at <= situation.Now => "Refresh once now.",
            _ when at > pause => $"Refresh once, not before {TimeInText.Of(at)}.",
            _ => $"Wait 10 minutes, then refresh once, not before {TimeInText.Of(at)}.",
        });
    }

    private static RetryAdvice ReconnectOnce(Verdict verdict, Situation situation)
    {
        var at = AfterPause(verdict, situation);
        return new RetryAdvice(RetryKind.Reconnect, at, at <= situation.Now
            ? "The customer can connect the bank once more now."
            : $"Wait 10 minutes, then let the customer connect the bank once more, not before {TimeInText.Of(at)}.");
    }

    private static RetryAdvice RefreshAfterCustomer(Situation situation)
    {
        if (QuotaReset(situation) is { } reset)
        {
            var at = Later(reset, situation.Rest?.Until);
            return new RetryAdvice(RetryKind.RefreshAfterCustomer, at, $"Refresh once the customer has done it, but today's refreshes are used up: not before {TimeInText.Of(at)}.");
        }

        return situation.Rest is { } rest && rest.Until > situation.Now
            ? new RetryAdvice(RetryKind.RefreshAfterCustomer, rest.Until, $"Refresh once, after the customer has done it and not before {TimeInText.Of(rest.Until)}.")
            : new RetryAdvice(RetryKind.RefreshAfterCustomer, null, "Refresh once, after the customer has done it.");
    }

    private static DateTimeOffset AfterPause(Verdict verdict, Situation situation) =>
        Later((Ended(verdict) ?? situation.Now) + RefreshCooldown.AfterFailure, situation.Now);

    private static DateTimeOffset? Ended(Verdict verdict) => verdict.Job?.UpdatedAt ?? verdict.Job?.CreatedAt;

    private static DateTimeOffset? QuotaReset(Situation situation) => situation.Quota is { IsUsedUp: true } quota ? quota.ResetsAt : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other is { } time && time > one ? time : one;
}
