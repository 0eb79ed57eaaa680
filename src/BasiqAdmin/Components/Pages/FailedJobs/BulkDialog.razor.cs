using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>Changes many cases at once, after it has shown how many and which.</summary>
public sealed partial class BulkDialog(IFailedJobInbox inbox) : AdminComponentBase
{
    private const int RowsShown = 50;

    private readonly Loadable<BulkPreview> _preview = new();
    private bool _isBusy;
    private LoadFailure? _failure;

    /// <summary>What is about to be done.</summary>
    [Parameter, EditorRequired]
    public CaseDraft Draft { get; set; } = null!;

    /// <summary>The cases that were picked; null for all that <see cref="Filter"/> matches.</summary>
    [Parameter]
    public IReadOnlyList<CaseRow>? Picked { get; set; }

    /// <summary>What the list is narrowed to.</summary>
    [Parameter, EditorRequired]
    public CaseFilter Filter { get; set; } = null!;

    /// <summary>To whom cases can be given, and how far loading them is.</summary>
    [Parameter, EditorRequired]
    public Loadable<IReadOnlyList<Person>> People { get; set; } = null!;

    /// <summary>Loads the people again.</summary>
    [Parameter]
    public EventCallback OnPeopleRetry { get; set; }

    /// <summary>It is done; this is what came of it.</summary>
    [Parameter]
    public EventCallback<BulkResult> OnDone { get; set; }

    /// <summary>Somebody thought better of it.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    private IReadOnlyList<Person> Known => People.Value ?? [];

    private int Reached => _preview.Value?.Refs.Count ?? 0;

    private bool CanConfirm => Draft.IsComplete(Known) && Reached > 0;

    private string Title => Draft.Kind == DraftKind.Wake ? "Wake several cases" : $"{CaseText.Verb(Draft.Kind)} several cases";

    private string ConfirmText => Reached == 0 ? CaseText.Verb(Draft.Kind) : $"{CaseText.Verb(Draft.Kind)} ({CaseText.Cases(Reached)})";

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => PreviewAsync();

    private Task PreviewAsync() => LoadAsync(_preview, token => Picked is null
        ? inbox.PreviewAsync(Actor, Filter, Neutral, token)
        : Task.FromResult(new BulkPreview(string.Empty, Picked.Count, [.. Picked.Take(BulkPreview.Limit).Select(row => row.Ref)], [.. Picked.Take(RowsShown)])));

    // Which cases a filter reaches does not depend on what is done to them, and the reason is not written yet.
    private static CaseChange Neutral => new CaseChange.Wake();

    private async Task ConfirmAsync()
    {
        if (_isBusy || !CanConfirm)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);
        BulkResult? result = null;
        _failure = await TryAsync(async _ => result = await inbox.ApplyAsync(Actor, _preview.Value!.Refs, Draft.ToChange(Known, Now, Zone), CancellationToken.None));
        _isBusy = false;
        if (result is not null)
        {
            await OnDone.InvokeAsync(result);
        }
    }
}
