using BasiqAdmin.Basiq.Ids;

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
    public static Diagnosis? Of(Situation situation) => Judge.Find(situation) is { } finding ? finding.In(situation) : null;

    /// <summary>Causes that a major outage of the bank explains, whatever was judged when they were seen.</summary>
    public static IReadOnlySet<Cause> ExplainedByOutage => JobRules.ExplainedByOutage;

    /// <summary>Who must act on <paramref name="cause"/>.</summary>
    public static ActionOwner OwnerOf(Cause cause) => Catalogue.Of(cause).Owner;

    /// <summary>The few words for <paramref name="cause"/>, for group headings.</summary>
    public static string TitleOf(Cause cause) => Catalogue.Of(cause).Title;
}
