using System.Globalization;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What each change checks, does to a case and writes into its history.</summary>
internal static class CaseChanges
{
    private const int ShortestReason = 3;
    private const int LongestReason = 500;
    private const int LongestNote = 2000;

    /// <summary>Checks what does not depend on a case.</summary>
    /// <exception cref="RejectedException">It makes no sense for any case.</exception>
    public static void Validate(CaseChange change, DateTimeOffset now)
    {
        var problem = change switch
        {
            CaseChange.AddNote note when note.Text.Trim().Length is < 1 or > LongestNote => "A note has 1 to 2000 characters.",
            CaseChange.Resolve { Code: null } resolve when !IsReason(resolve.Reason) => "Say why in 3 to 500 characters.",
            CaseChange.Resolve resolve when resolve.Reason.Trim().Length > LongestReason => "A note has at most 500 characters.",
            CaseChange.Reopen reopen when !IsReason(reopen.Reason) => "Say why in 3 to 500 characters.",
            CaseChange.SnoozeUntil snooze when snooze.Until <= now => "The time to snooze until has passed; choose a later one.",
            CaseChange.SnoozeUntil snooze when snooze.Until > now.AddYears(1) => "A case can be snoozed for a year at most.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new RejectedException(problem);
        }
    }

    /// <summary>Why the change makes no sense for this case; null when it does.</summary>
    public static string? Objection(FailedJobCase found, CaseChange change, ConnectorList banks) => (change, found.State) switch
    {
        (CaseChange.Reopen, not CaseState.Resolved) => "The case is open already.",
        (CaseChange.Reopen or CaseChange.AddNote, _) => null,
        (_, CaseState.Resolved) => "The case is resolved; reopen it first.",
        (CaseChange.Wake, CaseState.Open) => "The case is not snoozed.",
        (CaseChange.SnoozeForBank, _) when found.InstitutionId is null => "The case names no bank to wait for.",
        (CaseChange.SnoozeForBank, _) when found.Method == default => "It is not known yet how the connection reaches its bank; snooze it until a time.",
        (CaseChange.SnoozeForBank, _) when banks.StatusOf(found.InstitutionId, found.Method) == ConnectorStatus.Operational => "The bank works now, so there is no recovery to wait for; snooze it until a time.",
        _ => null,
    };

    /// <summary>Makes the change; the caller saves it.</summary>
    public static void Apply(FailedJobCase found, CaseChange change, Actor actor, DateTimeOffset now, long? bulkActionKey = null, string? text = null)
    {
        CaseBefore.Keep(found, change, actor, now);
        switch (change)
        {
            case CaseChange.Assign assign:
                (found.AssigneeId, found.AssigneeName) = (assign.To?.Id ?? CaseFilter.Nobody, assign.To?.Name);
                break;
            case CaseChange.SnoozeUntil snooze:
                (found.State, found.SnoozedUntil, found.SnoozedForBank) = (CaseState.Snoozed, snooze.Until, false);
                break;
            case CaseChange.SnoozeForBank:
                (found.State, found.SnoozedUntil, found.SnoozedForBank) = (CaseState.Snoozed, null, true);
                break;
            case CaseChange.Resolve resolve:
                (found.State, found.SnoozedUntil, found.SnoozedForBank) = (CaseState.Resolved, null, false);
                (found.ResolvedAt, found.ResolvedHow, found.ResolvedBy, found.Resolution) = (now, CaseEnd.ByPerson, actor.Name, WordsOf(resolve));
                found.ResolutionReason = resolve.Code;
                break;
            case CaseChange.Wake or CaseChange.Reopen:
                (found.State, found.SnoozedUntil, found.SnoozedForBank) = (CaseState.Open, null, false);
                (found.ResolvedAt, found.ResolvedHow, found.ResolvedBy, found.Resolution, found.ResolutionReason) = (null, null, null, null, null);
                break;
        }

        found.Version++;
        found.Note(KindOf(change), actor, now, text ?? TextOf(change), bulkActionKey);
    }

    /// <summary>The change in words, for previews and the history of bulk changes.</summary>
    public static string Describe(CaseChange change) => change switch
    {
        CaseChange.Assign { To: { } person } => $"Assign to {person.Name}",
        CaseChange.Assign => "Assign to nobody",
        CaseChange.AddNote => "Add a note",
        CaseChange.SnoozeUntil snooze => $"Snooze until {TimeInText.Of(snooze.Until)}",
        CaseChange.SnoozeForBank => "Snooze until the bank recovers",
        CaseChange.Wake => "End the snooze",
        CaseChange.Resolve resolve => $"Resolve: {WordsOf(resolve)}",
        _ => "Reopen",
    };

    /// <summary>The verb in the audit trail.</summary>
    public static string ActionOf(CaseChange change) => change switch
    {
        CaseChange.Assign => "case.assigned",
        CaseChange.AddNote => "case.noted",
        CaseChange.SnoozeUntil or CaseChange.SnoozeForBank => "case.snoozed",
        CaseChange.Wake => "case.woken",
        CaseChange.Resolve => "case.resolved",
        _ => "case.reopened",
    };

    /// <summary>The reason for the audit trail; a note's text stays out of it, because it cannot be removed there.</summary>
    public static string? ReasonOf(CaseChange change) => change switch
    {
        CaseChange.Resolve resolve => WordsOf(resolve),
        CaseChange.Reopen reopen => reopen.Reason.Trim(),
        _ => null,
    };

    /// <summary>Further evidence for the audit trail.</summary>
    public static string? DetailOf(CaseChange change) => change switch
    {
        CaseChange.Assign assign => $"to={assign.To?.Id ?? "nobody"}",
        CaseChange.SnoozeUntil snooze => $"until={snooze.Until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}",
        CaseChange.SnoozeForBank => "until=bank recovers",
        CaseChange.Resolve { Code: { } code } => $"reason={code}",
        _ => null,
    };

    private static string WordsOf(CaseChange.Resolve resolve)
    {
        var note = resolve.Reason.Trim();
        var reason = resolve.Code switch
        {
            ResolutionReason.CustomerTold => "Customer told",
            ResolutionReason.WorksAgain => "Works again",
            ResolutionReason.Duplicate => "Duplicate",
            ResolutionReason.WontFix => "Won't fix",
            _ => null,
        };
        return reason is null ? note : note.Length == 0 ? reason : $"{reason}: {note}";
    }

    private static CaseEventKind KindOf(CaseChange change) => change switch
    {
        CaseChange.Assign { To: null } => CaseEventKind.Unassigned,
        CaseChange.Assign => CaseEventKind.Assigned,
        CaseChange.AddNote => CaseEventKind.Noted,
        CaseChange.SnoozeUntil or CaseChange.SnoozeForBank => CaseEventKind.Snoozed,
        CaseChange.Wake => CaseEventKind.Woken,
        CaseChange.Resolve => CaseEventKind.Resolved,
        _ => CaseEventKind.Reopened,
    };

    private static string? TextOf(CaseChange change) => change switch
    {
        CaseChange.Assign assign => assign.To?.Name,
        CaseChange.AddNote note => note.Text.Trim(),
        CaseChange.SnoozeUntil snooze => TimeInText.Of(snooze.Until),
        CaseChange.SnoozeForBank => "Until the bank recovers",
        _ => ReasonOf(change),
    };

    private static bool IsReason(string text) => text.Trim().Length is >= ShortestReason and <= LongestReason;
}
