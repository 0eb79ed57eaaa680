using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Display;

/// <summary>Refreshes and their checks in words, icon and colour.</summary>
public static class RefreshText
{
    private const string NotKnown = "Not known: ";
    private const string NotKnownWhen = "Not known: when ";

    /// <summary>What a check found, in a few words: a rule that is against a refresh says so.</summary>
    public static string Of(RefreshCheck check) => check switch
    {
        { IsNotKnown: true } => Unknown(check.Rule),
        { IsAgainst: true } => Against(check.Rule),

        // The bank's health or the customer decides; that a failure is there must not read as if there were none.
        { Rule: RefreshRule.LastFailure, Outcome: CheckOutcome.Noted } => "Last refresh failed",
        _ => For(check.Rule),
    };

    public static string Of(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "Passed",
        CheckOutcome.Noted => "Passed, with a note",
        CheckOutcome.AdvisedAgainst => "Advised against",
        _ => "Blocked",
    };

    public static IconName IconOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => IconName.Check,
        CheckOutcome.Blocked => IconName.Cross,
        _ => IconName.Warning,
    };

    public static string Of(RefreshVerdict verdict) => verdict switch
    {
        { IsAllowed: true } => "OK to refresh",
        { IsBlocked: true } => "Not possible now",
        _ => "Advised against",
    };

    /// <summary>Why not to refresh now, in a word or two for a row: the hardest reason.</summary>
    public static string WhyNot(RefreshVerdict verdict) => verdict.Against[0] switch
    {
        { IsNotKnown: true } => "Not known",
        { Rule: RefreshRule.Refreshable, Outcome: CheckOutcome.Blocked } => "Uploaded file",
        { Rule: RefreshRule.Refreshable } => "Not refreshable",
        { Rule: RefreshRule.Active } => "Not active",
        { Rule: RefreshRule.Consent } => "No consent",
        { Rule: RefreshRule.NotPurged } => "Data purged",
        { Rule: RefreshRule.NoJobUnderWay } => "Job under way",
        { Rule: RefreshRule.NoPurgeUnderWay } => "Being purged",
        { Rule: RefreshRule.MinimumInterval } => "Just refreshed",
        { Rule: RefreshRule.OpenBankingQuota } => "Limit reached",
        { Rule: RefreshRule.BankHealth } => "Bank outage",
        { Rule: RefreshRule.SameLogin } => "Login in use",
        { Rule: RefreshRule.LastFailure } => "Won't help now",
        var check => Against(check.Rule),
    };

    /// <summary>The button that goes against advice; purged data is not collected again by accident.</summary>
    public static string Anyway(RefreshVerdict verdict) => IsOfPurgedData(verdict) ? "Collect data again after a purge…" : "Refresh anyway…";

    /// <summary>What decides: beside what nobody can override, advice need not be read.</summary>
    public static IReadOnlyList<RefreshCheck> Shown(RefreshVerdict verdict) => [.. verdict.Against.Where(check => !verdict.IsBlocked || check.Outcome == CheckOutcome.Blocked)];

    /// <summary>What has to happen first, as a sentence to be read alone.</summary>
    public static string Again(RefreshCheck check) => (check.AllowedAgain ?? string.Empty) switch
    {
        var text when text.StartsWith(NotKnownWhen, StringComparison.Ordinal) => $"Available when {text[NotKnownWhen.Length..]}",
        var text when text.StartsWith(NotKnown, StringComparison.Ordinal) => text[NotKnown.Length..] is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : string.Empty,
        var text => text,
    };

    /// <summary>Whether the refresh would fetch data again that was purged.</summary>
    public static bool IsOfPurgedData(RefreshVerdict verdict) => verdict.Against.Any(check => check.Rule == RefreshRule.NotPurged);

    /// <summary>What the checks that do not decide found, as the heading of their list.</summary>
    public static string Rest(IReadOnlyList<RefreshCheck> checks)
    {
        var (passed, noted, advised) = (Count(CheckOutcome.Passed), Count(CheckOutcome.Noted), Count(CheckOutcome.AdvisedAgainst));
        return (passed == 1 ? "1 check passed" : $"{passed} checks passed") + (noted > 0 ? $", {noted} with a note" : null) + (advised > 0 ? $", {advised} advised against" : null);

        int Count(CheckOutcome outcome) => checks.Count(check => check.Outcome == outcome);
    }

    /// <summary>The day's refreshes: "2 of 20 refreshes used (24 h)".</summary>
    public static string Of(RefreshQuota quota) => $"{quota.Used} of {quota.Limit} refreshes used (24 h)";

    /// <summary>What to tell the customer when the data is there again.</summary>
    public static string ToTell(string institution) => $"We have fetched your data from {institution} again, and it is up to date. You do not need to do anything.";

    public static Tone ToneOf(RefreshVerdict verdict) => verdict switch
    {
        { IsAllowed: true } => Tone.Ok,
        { IsBlocked: true } => Tone.Bad,
        _ => Tone.Warn,
    };

    public static string Of(RefreshRow row) => row switch
    {
        { State: RefreshState.Started, WasUnderWay: true } => "Under way already",
        { State: RefreshState.Started } => "Started",
        { State: RefreshState.Refused } => "Refused",
        { State: RefreshState.NotStarted } => "Not carried out",
        { State: RefreshState.Sending } => "Being sent",
        _ => "Outcome unknown",
    };

    public static Tone ToneOf(RefreshRow row) => row.State switch
    {
        RefreshState.Started => row.WasUnderWay ? Tone.Info : Tone.Ok,
        RefreshState.Refused or RefreshState.NotStarted => Tone.Bad,
        RefreshState.Sending => Tone.Info,
        _ => Tone.Warn,
    };

    /// <summary>The verdict that a refresh went out on, in a line.</summary>
    public static string Verdict(RefreshRow row) => row.Checks.Where(check => check.IsAgainst).Select(Of).ToList() switch
    {
        [] when row.Checks.Count == 0 => "The checks are not known",
        [] when row.Checks.Any(check => check.IsNotKnown) => $"Nothing was against it; {string.Join(", ", row.Checks.Where(check => check.IsNotKnown).Select(Of)).ToLowerInvariant()}",
        [] => "All checks passed",
        var rules => $"Refreshed anyway: {string.Join(", ", rules)}",
    };

    public static Tone ToneOf(RefreshAnswerKind kind) => kind switch
    {
        RefreshAnswerKind.Started => Tone.Ok,
        RefreshAnswerKind.UnderWay => Tone.Info,
        RefreshAnswerKind.Refused => Tone.Bad,
        _ => Tone.Warn,
    };

    public static string Of(RefreshAnswerKind kind) => kind switch
    {
        RefreshAnswerKind.Started => "Refresh started",
        RefreshAnswerKind.UnderWay => "A job is under way already",
        RefreshAnswerKind.NotAllowed => "Not refreshed",
        RefreshAnswerKind.Refused => "Not refreshed",
        _ => "Outcome unknown",
    };

    private static string For(RefreshRule rule) => rule switch
    {
        RefreshRule.Refreshable => "Basiq can refresh it",
        RefreshRule.Active => "Connection is active",
        RefreshRule.Consent => "Consent is in force",
        RefreshRule.NotPurged => "Its data was purged",
        RefreshRule.NoJobUnderWay => "No job is under way",
        RefreshRule.NoPurgeUnderWay => "No purge is under way",
        RefreshRule.MinimumInterval => "Not refreshed lately",
        RefreshRule.OpenBankingQuota => "Refreshes are left today",
        RefreshRule.BankHealth => "Bank is not in a major outage",
        RefreshRule.SameLogin => "Login is not in use",
        RefreshRule.LastFailure => "Last refresh did not fail",
        _ => rule.ToString(),
    };

    private static string Against(RefreshRule rule) => rule switch
    {
        RefreshRule.Refreshable => "Basiq may be unable to refresh it",
        RefreshRule.Active => "Connection is not active",
        RefreshRule.Consent => "Consent is not in force",
        RefreshRule.NotPurged => "Its data was purged",
        RefreshRule.NoJobUnderWay => "A job is under way",
        RefreshRule.NoPurgeUnderWay => "A purge is under way",
        RefreshRule.MinimumInterval => "Refreshed lately",
        RefreshRule.OpenBankingQuota => "No refreshes are left today",
        RefreshRule.BankHealth => "Bank is in a major outage",
        RefreshRule.SameLogin => "Login may be in use",
        RefreshRule.LastFailure => "Last refresh failed",
        _ => rule.ToString(),
    };

    private static string Unknown(RefreshRule rule) => rule switch
    {
        RefreshRule.Consent => "Consent is not known",
        RefreshRule.NoJobUnderWay => "Whether a job is under way is not known",
        RefreshRule.OpenBankingQuota => "How many refreshes are left today is not known",
        RefreshRule.BankHealth => "The bank's health is not known",
        RefreshRule.SameLogin => "Whether the login is in use is not known",
        RefreshRule.LastFailure => "Whether the last job failed is not known",
        _ => $"{For(rule)}: not known",
    };
}
