using System.Globalization;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Display;

/// <summary>Cases of failed jobs in words and colour.</summary>
public static class CaseText
{
    public static Tone ToneOf(CaseState state) => state switch
    {
        CaseState.Open => Tone.Warn,
        CaseState.Resolved => Tone.Ok,
        _ => Tone.Idle,
    };

    /// <summary>Whose case it is, as far as that may be shown.</summary>
    public static string Customer(CaseRow row) => NameText.Of(row.Masked.Name);

    /// <summary>Whether a recovery of the bank can clear it: it is open, and not the customer's to act.</summary>
    public static bool CanWaitForBank(CaseRow row) => row.State != CaseState.Resolved && row.Owner != ActionOwner.Customer;

    /// <summary>Whether it names a bank that has something to recover from, as far as that is known.</summary>
    public static bool HasBankToWaitFor(CaseRow row) => row.InstitutionId is not null && row.BankStatus != ConnectorStatus.Operational;

    /// <summary>How many a group has: "31 (5 in 24 h)".</summary>
    public static string Count(CaseGroup group) =>
        group.LastDay == 0 ? NumberText.Of(group.Count) : string.Create(CultureInfo.InvariantCulture, $"{group.Count:N0} ({group.LastDay:N0} in 24 h)");

    /// <summary>Why a case was resolved, as a choice has it.</summary>
    public static string Of(ResolutionReason reason) => reason switch
    {
        ResolutionReason.CustomerTold => "Customer told",
        ResolutionReason.WorksAgain => "Works again",
        ResolutionReason.Duplicate => "Duplicate",
        _ => "Won't fix",
    };

    /// <summary>What somebody does, as a button has it.</summary>
    public static string Verb(DraftKind kind) => kind switch
    {
        DraftKind.Assign => "Assign",
        DraftKind.Snooze => "Snooze",
        DraftKind.Wake => "Wake now",
        DraftKind.Resolve => "Resolve",
        _ => "Reopen",
    };

    /// <summary>How many, as a sentence has it: "1 case", "12 cases".</summary>
    public static string Cases(int count) => count == 1 ? "1 case" : $"{count:N0} cases";

    public static string Of(CaseEventKind kind) => kind switch
    {
        CaseEventKind.Opened => "Opened by the failure",
        CaseEventKind.CauseChanged => "The cause changed",
        CaseEventKind.Assigned => "Assigned",
        CaseEventKind.Unassigned => "Unassigned",
        CaseEventKind.Noted => "Noted",
        CaseEventKind.Snoozed => "Snoozed",
        CaseEventKind.Woken => "Snooze ended",
        CaseEventKind.Resolved => "Resolved",
        CaseEventKind.ClosedItself => "Resolved automatically",
        CaseEventKind.Reopened => "Reopened",
        CaseEventKind.Queued => "Waits for the bank to be back",
        CaseEventKind.Escalated => "Given back by the recovery queue",
        CaseEventKind.Purged => "Data purged; only a manual refresh will fetch it again",
        CaseEventKind.ReportedToBasiq => "Reported to Basiq",
        CaseEventKind.Undone => "Taken back",
        _ => kind.ToString(),
    };

    /// <summary>How a case ended, in a sentence.</summary>
    public static string Ending(CaseRow row) => row.ResolvedHow switch
    {
        CaseEnd.LaterJobSucceeded => "Resolved automatically: a later job of the connection succeeded.",
        CaseEnd.Superseded => "Resolved automatically: the customer connected the bank again.",
        CaseEnd.ConnectionGone => "Resolved automatically: the connection was deleted.",
        _ => $"{row.ResolvedBy ?? "Somebody"} resolved it: {row.Resolution}",
    };
}

/// <summary>What somebody is about to do to a case, or to many.</summary>
public enum DraftKind
{
    Assign,
    Snooze,
    Wake,
    Resolve,
    Reopen,
}
