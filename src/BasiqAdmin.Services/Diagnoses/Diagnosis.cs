using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Why a connection's data is not up to date, who must act, and what to do and say.</summary>
public sealed record Diagnosis
{
    /// <summary>What is wrong.</summary>
    public required Cause Cause { get; init; }

    /// <summary>Who must act.</summary>
    public required ActionOwner Owner { get; init; }

    /// <summary>What is wrong, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What is wrong, as a sentence for staff.</summary>
    public required string Explanation { get; init; }

    /// <summary>What staff do next.</summary>
    public required string NextStep { get; init; }

    /// <summary>Whether and when to try again.</summary>
    public required RetryAdvice Retry { get; init; }

    /// <summary>What to tell the customer, ready to send: plain English, no ids.</summary>
    public required string CustomerText { get; init; }

    /// <summary>Whether it can end without anybody acting.</summary>
    public required bool CanClearItself { get; init; }

    /// <summary>Since when, UTC; null where that is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When what could not be read now was last read, UTC; null where all was read, or where that is not stored.</summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>When the permission at the bank or the consent ends, UTC, if that is within 7 days, whatever else is wrong; null otherwise.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How many jobs in a row failed in this way; 0 when no job did.</summary>
    public int Failures { get; init; }

    /// <summary>Basiq's own words, where a step failed.</summary>
    public BasiqError? Error { get; init; }

    /// <summary>The job that it was read from.</summary>
    public JobId? JobId { get; init; }

    /// <summary>Judges <paramref name="situation"/>; null when nothing is wrong. Pure: the same situation always gives the same diagnosis.</summary>
    public static Diagnosis? Of(Situation situation) => DiagnosisEngine.Find(situation) is { } finding ? finding.In(situation) : null;

    /// <summary>Causes that a major outage of the bank explains, whatever was judged when they were seen.</summary>
    public static IReadOnlySet<Cause> ExplainedByOutage => JobRules.ExplainedByOutage;

    /// <summary>Who must act on <paramref name="cause"/>.</summary>
    public static ActionOwner OwnerOf(Cause cause) => Catalogue.Of(cause).Owner;

    /// <summary>The few words for <paramref name="cause"/>, for group headings.</summary>
    public static string TitleOf(Cause cause) => Catalogue.Of(cause).Title;
}

/// <summary>A row of the catalogue: what is known of a cause whatever the circumstances. <c>{bank}</c> and <c>{Bank}</c> stand for the bank's name, <c>{accounts}</c> for what <see cref="AccountRules"/> found, <c>{permission}</c> and <c>{ends}</c> for what ends soon and when, <c>{purged}</c> for what became of a purge, <c>{usual}</c> for how long a job there takes on average, in brackets, if it is known.</summary>
/// <param name="Cause">What is wrong.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Remedy">What would help.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Explanation">What is wrong, as a sentence for staff.</param>
/// <param name="NextStep">What staff do next.</param>
/// <param name="CustomerText">What to tell the customer.</param>
internal sealed record Finding(Cause Cause, ActionOwner Owner, Remedy Remedy, string Title, string Explanation, string NextStep, string CustomerText)
{
    /// <summary>How the text to the customer ends when a refresh follows what they do.</summary>
    public string CustomerThen { get; init; } = "Tell us when that is done, and we will fetch your data again.";

    /// <summary>Whether it can end without anybody acting.</summary>
    public bool CanClearItself => Remedy is Remedy.Wait or Remedy.BasiqRetries or Remedy.ReadAgain or Remedy.None || (Remedy == Remedy.Follow && Owner != ActionOwner.Customer);
}

/// <summary>Who must act next. The numbers give the order in which a page lists its groups; they stand in each case's stored <c>InboxPlace</c> and must not change.</summary>
public enum ActionOwner
{
    /// <summary>The customer: nobody else can clear it.</summary>
    Customer = 0,

    /// <summary>The bank: it is down or busy, and waiting is all there is.</summary>
    Bank = 1,

    /// <summary>Basiq: it retries by itself, or its support has to be told.</summary>
    Basiq = 2,

    /// <summary>This team.</summary>
    Us = 3,
}

/// <summary>What would help by itself, before the circumstances are looked at.</summary>
internal enum Remedy
{
    /// <summary>One refresh, ten minutes after the failure.</summary>
    RefreshOnce,

    /// <summary>One refresh, after the customer has acted.</summary>
    RefreshAfterCustomer,

    /// <summary>The customer connects the bank again.</summary>
    Reconnect,

    /// <summary>The customer connects the bank once more, ten minutes after the failure.</summary>
    ReconnectOnce,

    /// <summary>Basiq goes on by itself.</summary>
    BasiqRetries,

    /// <summary>Time.</summary>
    Wait,

    /// <summary>The job that is under way ends by itself.</summary>
    Follow,

    /// <summary>Another file.</summary>
    Upload,

    /// <summary>A report to Basiq's support.</summary>
    Report,

    /// <summary>Another reading.</summary>
    ReadAgain,

    /// <summary>A look by this team.</summary>
    Review,

    /// <summary>The customer renews the permission while it still holds.</summary>
    Renew,

    /// <summary>Nothing is to be done.</summary>
    None,
}

/// <summary>Whether, how and when to try again.</summary>
/// <param name="Kind">What to do, if anything.</param>
/// <param name="At">Not before this time, UTC; for <see cref="RetryKind.BasiqRetries"/> the time at which Basiq gives up; null where no time is known.</param>
/// <param name="Text">The advice as a sentence for staff; times in it are in UTC, see <see cref="TimeInText"/>.</param>
public sealed record RetryAdvice(RetryKind Kind, DateTimeOffset? At, string Text)
{
    /// <summary>Whether a member of staff is told to refresh the connection, now or later.</summary>
    public bool IsRefresh => Kind is RetryKind.Refresh or RetryKind.RefreshAfterCustomer;
}

/// <summary>Whether and how to try again.</summary>
public enum RetryKind
{
    /// <summary>Refresh the connection once, not before the given time.</summary>
    Refresh,

    /// <summary>Refresh the connection once, after the customer has acted.</summary>
    RefreshAfterCustomer,

    /// <summary>A refresh does not help: the customer connects the bank again, which fetches the data by itself.</summary>
    Reconnect,

    /// <summary>Basiq tries again by itself until the given time; a refresh would only disturb it.</summary>
    BasiqRetries,

    /// <summary>Nothing before the bank works again.</summary>
    WaitForBank,

    /// <summary>Nothing before the given time; then look again.</summary>
    Wait,

    /// <summary>The recovery queue refreshes it when its turn comes.</summary>
    Queued,

    /// <summary>Upload another file.</summary>
    Upload,

    /// <summary>Trying again changes nothing.</summary>
    Never,
}

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
            Explanation = DiagnosisTexts.ForStaff(finding.Explanation, situation),
            NextStep = DiagnosisTexts.ForStaff(NextStep(finding, retry, situation), situation),
            Retry = retry with { Text = DiagnosisTexts.ForStaff(retry.Text, situation) },
            CustomerText = DiagnosisTexts.ForCustomer(finding, retry.Kind, situation),
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
