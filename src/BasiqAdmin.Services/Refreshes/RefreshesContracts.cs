using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>A refresh that was asked for here, as the history shows it.</summary>
/// <param name="Key">Identity.</param>
/// <param name="At">When it was asked for, UTC.</param>
/// <param name="By">Who asked, by name.</param>
/// <param name="ByHand">Whether a person did.</param>
/// <param name="State">What came of it.</param>
/// <param name="Text">The same in a sentence or two.</param>
/// <param name="Checks">The verdict that it went out on.</param>
/// <param name="OverrideReason">Why somebody overrode checks; null when none was against it.</param>
/// <param name="JobId">Its job, where Basiq named one.</param>
/// <param name="WasUnderWay">Whether that job was under way already.</param>
/// <param name="CorrelationId">Basiq's correlation id of a refusal.</param>
public sealed record RefreshRow(
    long Key,
    DateTimeOffset At,
    string By,
    bool ByHand,
    RefreshState State,
    string Text,
    IReadOnlyList<RefreshCheck> Checks,
    string? OverrideReason,
    JobId? JobId,
    bool WasUnderWay,
    string? CorrelationId);

/// <summary>Whether a connection may be refreshed now: every rule with its evidence.</summary>
/// <param name="Checks">The rules that apply, in the order of <see cref="RefreshRule"/>.</param>
/// <param name="At">When it was judged, UTC.</param>
public sealed record RefreshVerdict(IReadOnlyList<RefreshCheck> Checks, DateTimeOffset At)
{
    /// <summary>The day's refreshes; open banking only.</summary>
    public RefreshQuota? Quota { get; init; }

    /// <summary>The job of this connection that is under way, where Basiq names one.</summary>
    public JobId? JobUnderWay { get; init; }

    /// <summary>Who asked for that job, by name, where that is known.</summary>
    public string? JobStartedBy { get; init; }

    /// <summary>The green light: no rule is against it.</summary>
    public bool IsAllowed => Checks.All(check => !check.IsAgainst);

    /// <summary>Whether a rule is against it that nobody can override.</summary>
    public bool IsBlocked => Checks.Any(check => check.Outcome == CheckOutcome.Blocked);

    /// <summary>Whether only rules are against it that a role may override with a reason.</summary>
    public bool CanBeOverridden => !IsAllowed && !IsBlocked;

    /// <summary>The rules that are against it, the hard ones first.</summary>
    public IReadOnlyList<RefreshCheck> Against => [.. Checks.Where(check => check.IsAgainst).OrderByDescending(check => check.Outcome)];

    /// <summary>When every rule allows it again, UTC; null when it does now, or when that is not known of one of them.</summary>
    public DateTimeOffset? AllowedAgainAt => Against.All(check => check.AllowedAgainAt is not null) ? Against.Max(check => check.AllowedAgainAt) : null;

    /// <summary>The check of one rule; null where the rule does not apply.</summary>
    public RefreshCheck? Of(RefreshRule rule) => Checks.FirstOrDefault(check => check.Rule == rule);
}

/// <summary>The verdict of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Evidence">What was seen, as a sentence.</param>
public sealed record RefreshCheck(RefreshRule Rule, CheckOutcome Outcome, string Evidence)
{
    /// <summary>The time that the evidence is about, UTC, where there is one.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When the rule allows a refresh again, UTC; null when it does now, or when no time is known.</summary>
    public DateTimeOffset? AllowedAgainAt { get; init; }

    /// <summary>What has to happen before the rule allows one, as a sentence; given whenever the rule is against it.</summary>
    public string? AllowedAgain { get; init; }

    /// <summary>Whether nobody knows, because what the rule looks at could not be read.</summary>
    public bool IsNotKnown { get; init; }

    /// <summary>Whether the rule is against a refresh now.</summary>
    public bool IsAgainst => Outcome is CheckOutcome.AdvisedAgainst or CheckOutcome.Blocked;

    /// <summary>The verdict of a rule that cannot be judged, which is no all-clear.</summary>
    internal static RefreshCheck NotKnown(RefreshRule rule, string evidence) =>
        new(rule, CheckOutcome.AdvisedAgainst, evidence) { IsNotKnown = true, AllowedAgain = "Not known: when it can be read again. Check again in a minute." };
}

/// <summary>How a check came out. Stored by name.</summary>
public enum CheckOutcome
{
    /// <summary>Nothing speaks against a refresh.</summary>
    Passed = 0,

    /// <summary>It may go, and somebody should know what was seen.</summary>
    Noted = 1,

    /// <summary>It should not go; who has the right to may send it all the same, with a reason.</summary>
    AdvisedAgainst = 2,

    /// <summary>It cannot go, whoever asks.</summary>
    Blocked = 3,
}

/// <summary>What the guard looks at before a refresh. The order is the one in which a page lists the checks; stored by name.</summary>
public enum RefreshRule
{
    /// <summary>Basiq's API can refresh a connection of this kind.</summary>
    Refreshable = 0,

    /// <summary>The connection is active.</summary>
    Active = 1,

    /// <summary>The customer's consent is in force.</summary>
    Consent = 2,

    /// <summary>The connection's data was not purged, or a person wants it again.</summary>
    NotPurged = 3,

    /// <summary>No job of the connection is queued or running.</summary>
    NoJobUnderWay = 4,

    /// <summary>No purge of the connection is being sent or settled.</summary>
    NoPurgeUnderWay = 5,

    /// <summary>The bank has not been visited for it lately.</summary>
    MinimumInterval = 6,

    /// <summary>The day's refreshes are not used up: open banking by count, every connection by what Basiq itself refused.</summary>
    OpenBankingQuota = 7,

    /// <summary>The bank is not in a major outage.</summary>
    BankHealth = 8,

    /// <summary>No other job of the user uses the login at this bank.</summary>
    SameLogin = 9,

    /// <summary>What went wrong last can be cleared by a refresh.</summary>
    LastFailure = 10,
}

/// <summary>What came in between while a refresh was being judged.</summary>
/// <param name="Refresh">Somebody else's refresh; null when a purge did.</param>
/// <param name="Purges">How the connection's purges are now.</param>
internal sealed record RefreshObstacle(RefreshRecord? Refresh, PurgeStatuses Purges);

/// <summary>What became of asking for a refresh, ready to be shown.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">What happened and who must act, in a sentence or two.</param>
public sealed record RefreshAnswer(RefreshAnswerKind Kind, string Text)
{
    /// <summary>The job that fetches the data, where there is one.</summary>
    public JobId? JobId { get; init; }

    /// <summary>Who asked for that job, by name, where that is known.</summary>
    public string? By { get; init; }

    /// <summary>The verdict of the moment; null when another one's refresh was in the way before there was one.</summary>
    public RefreshVerdict? Verdict { get; init; }

    /// <summary>Basiq's correlation id of a refusal.</summary>
    public string? CorrelationId { get; init; }
}

/// <summary>What became of asking for a refresh.</summary>
public enum RefreshAnswerKind
{
    /// <summary>Basiq made a job of it.</summary>
    Started,

    /// <summary>A job was under way already, or somebody else asked first; nothing more was sent, or Basiq named that job.</summary>
    UnderWay,

    /// <summary>Nothing was sent: a check is against it.</summary>
    NotAllowed,

    /// <summary>Basiq said no, or was not reached.</summary>
    Refused,

    /// <summary>It was sent and no answer came; the connection's jobs will tell.</summary>
    Unknown,
}

/// <summary>A refresh of this connection that somebody is asking Basiq for right now.</summary>
/// <param name="By">Who, by name.</param>
/// <param name="At">When the intent was stored, UTC.</param>
public sealed record RefreshBeingSent(string By, DateTimeOffset At);

/// <summary>What Basiq last said no with, when this connection was to be refreshed.</summary>
/// <param name="Refusal">What kind of no.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Words">Basiq's own words.</param>
public sealed record EarlierRefusal(RefreshRefusal Refusal, DateTimeOffset At, string? Words);
