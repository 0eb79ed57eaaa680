using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Diagnoses;

/// <summary>The case of a diagnosed connection: who has it, and a button to take it, which can be taken back.</summary>
public sealed partial class TakeCase(IFailedJobInbox inbox, Toasts toasts) : AdminComponentBase
{
    private DiagnosedCase? _after;
    private DiagnosedCase? _of;
    private LoadFailure? _failure;
    private bool _isBusy;

    /// <summary>The case as it was diagnosed.</summary>
    [Parameter, EditorRequired]
    public DiagnosedCase Case { get; set; } = null!;

    /// <summary>The person at hand has taken it, or has taken that back.</summary>
    [Parameter]
    public EventCallback OnTaken { get; set; }

    private DiagnosedCase Shown => _after ?? Case;

    private bool IsMine => string.Equals(Shown.AssigneeId, Actor.Id, StringComparison.Ordinal);

    private string Assignee => Shown switch
    {
        _ when IsMine => "yours",
        { AssigneeId.Length: 0 } => "unassigned",
        { AssigneeName: { } name } => name,
        _ => Shown.AssigneeId,
    };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // What a new diagnosis has read is newer than what was found here.
        if (_of != Case)
        {
            (_of, _after, _failure) = (Case, null, null);
        }
    }

    private async Task TakeAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);
        var change = new CaseChange.Assign(new Person(Actor.Id, Actor.Name));
        CaseDetails? after = null;
        LoadFailure? refusal = null;
        var unexpected = await TryAsync(async _ => (after, refusal) = await CaseEdits.ChangeAsync(inbox, Actor, new CaseRef(Shown.Number, Shown.Version), change));
        (_isBusy, _failure) = (false, unexpected ?? refusal);
        _after = after is null ? _after : Seen(after);
        if (_failure is null && after?.Row is { } row && CaseEdits.Done(row, change, () => UndoAsync(row.Ref)) is { } done)
        {
            toasts.Show(done);
            await TellAsync();
        }
    }

    // The message outlives the page: whoever has left it is told all the same.
    private Task UndoAsync(CaseRef taken) => InvokeAsync(async () =>
    {
        BulkResult? result = null;
        CaseDetails? now = null;
        var failure = await TryAsync(async _ => result = await CaseEdits.UndoAsync(inbox, Actor, [taken]));
        toasts.Show(CaseEdits.Undone(result, failure));
        if (!ComponentToken.IsCancellationRequested && await TryAsync(async token => now = await inbox.GetAsync(Actor, taken.Number, token)) is null && now is not null)
        {
            _after = Seen(now);
            StateHasChanged();
            await TellAsync();
        }
    });

    private Task TellAsync() => ComponentToken.IsCancellationRequested ? Task.CompletedTask : OnTaken.InvokeAsync();

    private static DiagnosedCase Seen(CaseDetails details) => new(details.Row.Number, details.Row.Version, details.Row.AssigneeId, details.Row.AssigneeName);
}
