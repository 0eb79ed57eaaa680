using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>Cases of failed jobs in words and colour.</summary>
public static class CaseWords
{
    public static Tone ToneOf(CaseState state) => state switch
    {
        CaseState.Open => Tone.Warn,
        CaseState.Resolved => Tone.Ok,
        _ => Tone.Idle,
    };

    /// <summary>Whose case it is, as far as that may be shown.</summary>
    public static string Customer(CaseRow row) => row.Masked.Name is { Length: > 0 } name ? name : "Without a name";

    /// <summary>Whether a recovery of the bank can clear it: it is open, and not the customer's to act.</summary>
    public static bool CanWaitForBank(CaseRow row) => row.State != CaseState.Resolved && row.Owner != ActionOwner.Customer;

    /// <summary>Whether it names a bank that has something to recover from, as far as that is known.</summary>
    public static bool HasBankToWaitFor(CaseRow row) => row.InstitutionId is not null && row.BankStatus != ConnectorStatus.Operational;

    /// <summary>Where it failed: bank, step and code.</summary>
    public static string Place(CaseRow row) => Joined(row.BankName, row.Step, row.Code);

    /// <summary>How it failed: step and code.</summary>
    public static string Error(CaseRow row) => Joined(row.Step, row.Code);

    /// <summary>What somebody does, as a button has it.</summary>
    public static string Verb(DraftKind kind) => kind switch
    {
        DraftKind.Assign => "Assign",
        DraftKind.Snooze => "Snooze",
        DraftKind.Wake => "End the snooze",
        DraftKind.Resolve => "Resolve",
        _ => "Reopen",
    };

    /// <summary>How many, as a sentence has it: "1 case", "12 cases".</summary>
    public static string Cases(int count) => count == 1 ? "1 case" : $"{count:N0} cases";

    public static string Of(CaseEventKind kind) => kind switch
    {
        CaseEventKind.Opened => "The failure opened the case",
        CaseEventKind.CauseChanged => "It turned out to be something else",
        CaseEventKind.Assigned => "Assigned",
        CaseEventKind.Unassigned => "Assigned to nobody",
        CaseEventKind.Noted => "Noted",
        CaseEventKind.Snoozed => "Snoozed",
        CaseEventKind.Woken => "Snooze ended",
        CaseEventKind.Resolved => "Resolved",
        CaseEventKind.ClosedItself => "Closed itself",
        CaseEventKind.Reopened => "Reopened",
        CaseEventKind.Queued => "Queued to be tried again when the bank recovers",
        CaseEventKind.Escalated => "Handed back by the recovery queue",
        CaseEventKind.Purged => "The connection's data was purged; only a person has it fetched again",
        _ => kind.ToString(),
    };

    /// <summary>How a case ended, in a sentence.</summary>
    public static string Ending(CaseRow row) => row.ResolvedHow switch
    {
        CaseEnd.LaterJobSucceeded => "This case closed itself: a later job of the connection succeeded.",
        CaseEnd.Superseded => "This case closed itself: the customer has connected the bank again, and the newer connection is active.",
        CaseEnd.ConnectionGone => "This case closed itself: the connection was deleted.",
        _ => $"{row.ResolvedBy ?? "Somebody"} resolved it: {row.Resolution}",
    };

    private static string Joined(params string[] parts) => string.Join(" · ", parts.Where(part => part.Length > 0));
}
