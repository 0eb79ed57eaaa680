using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Diagnoses;

/// <summary>The case of a diagnosed connection: who has it, and a button to take it.</summary>
public sealed partial class TakeCase(IFailedJobInbox inbox) : AdminComponentBase
{
    private DiagnosedCase? _after;
    private DiagnosedCase? _of;
    private LoadFailure? _failure;
    private bool _isBusy;

    /// <summary>The case as it was diagnosed.</summary>
    [Parameter, EditorRequired]
    public DiagnosedCase Case { get; set; } = null!;

    /// <summary>The person at hand has taken it.</summary>
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
        LoadFailure? refusal = null;

        // What somebody asks for is done even when the page goes meanwhile.
        var unexpected = await TryAsync(async _ => refusal = await UnlessRefusedAsync());
        (_isBusy, _failure) = (false, unexpected ?? refusal);
        if (_failure is null && !Gone.IsCancellationRequested)
        {
            await OnTaken.InvokeAsync();
        }
    }

    private async Task<LoadFailure?> UnlessRefusedAsync()
    {
        try
        {
            _after = Seen(await inbox.ChangeAsync(Actor, new CaseRef(Shown.Number, Shown.Version), new CaseChange.Assign(new Person(Actor.Id, Actor.Name)), CancellationToken.None));
            return null;
        }
        catch (CaseConflictException conflict)
        {
            _after = Seen(conflict.Current);
            return new LoadFailure(conflict.Message, CanRetry: false);
        }
        catch (CaseRejectedException rejected)
        {
            return new LoadFailure(rejected.Message, CanRetry: false);
        }
    }

    private static DiagnosedCase Seen(CaseDetails details) => new(details.Row.Number, details.Row.Version, details.Row.AssigneeId, details.Row.AssigneeName);
}
