using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.FailedJobs;
using MudBlazor;

namespace BasiqAdmin.Components.Pages.Diagnoses;

/// <summary>Changes cases and takes changes back, wherever that is offered, and says what came of it. What somebody asks for is done even when the page goes meanwhile.</summary>
internal static class CaseEdits
{
    // A newer message about cases replaces the one before: only the last change can be taken back.
    private const string About = "case";

    /// <summary>Changes one case: as it is afterwards. After a conflict both the case as it is now and why nothing was changed.</summary>
    /// <exception cref="RejectedException">The change makes no sense as the case is.</exception>
    public static async Task<(CaseDetails? After, LoadFailure? Refusal)> ChangeAsync(IFailedJobInbox inbox, Actor actor, CaseRef seen, CaseChange change)
    {
        try
        {
            return (await inbox.ChangeAsync(actor, seen, change, CancellationToken.None), null);
        }
        catch (CaseConflictException conflict)
        {
            return (conflict.Current, new LoadFailure(conflict.Message, CanRetry: false));
        }
    }

    /// <summary>Takes the person's own last change of <paramref name="changed"/> back; null when that was refused.</summary>
    public static async Task<BulkResult?> UndoAsync(IFailedJobInbox inbox, Actor actor, IReadOnlyList<CaseRef> changed)
    {
        try
        {
            return await inbox.UndoAsync(actor, changed, CancellationToken.None);
        }
        catch (RejectedException)
        {
            return null;
        }
    }

    /// <summary>The message after a change of one case; null for one that is seen where it was made.</summary>
    public static Toast? Done(CaseRow row, CaseChange change, Func<Task> undo) => change switch
    {
        CaseChange.Assign { To: { } person } => Done(row, $"assigned to {person.Name}", undo),
        CaseChange.Assign => Done(row, "unassigned", undo),
        CaseChange.SnoozeUntil or CaseChange.SnoozeForBank => Done(row, "snoozed", undo),
        CaseChange.Resolve => Done(row, "resolved", undo),
        _ => null,
    };

    /// <summary>The message after a change was to be taken back.</summary>
    public static Toast Undone(BulkResult? result, LoadFailure? failure) => result switch
    {
        { Changed: > 0, Skipped.Count: 0 } => new Toast("Taken back") { About = About },
        { Changed: > 0 } => new Toast($"Taken back for {NumberText.Of(result.Changed)} of {NumberText.Of(result.Changed + result.Skipped.Count)} cases; the others changed since") { About = About },
        _ => new Toast("Not taken back", Severity.Warning) { Detail = failure?.What ?? "It changed since, or the time to take it back is over.", About = About },
    };

    private static Toast Done(CaseRow row, string what, Func<Task> undo) =>
        new($"{NameText.Of(row.Masked.Name)}, case {row.Number}: {what}") { Undo = undo, About = About };
}
