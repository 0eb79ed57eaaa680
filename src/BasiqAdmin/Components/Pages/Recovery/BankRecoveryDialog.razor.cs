using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Recovery;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>Queues a bank's connections, after it has shown how many and which.</summary>
public sealed partial class BankRecoveryDialog(IRecoveryQueue queue) : AdminComponentBase
{
    private readonly Loadable<RecoveryPreview> _preview = new();
    private bool _isBusy;
    private LoadFailure? _failure;

    /// <summary>The bank.</summary>
    [Parameter, EditorRequired]
    public InstitutionId Bank { get; set; }

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired]
    public string BankName { get; set; } = string.Empty;

    /// <summary>It is done; this is what came of it.</summary>
    [Parameter]
    public EventCallback<RecoveryQueued> OnDone { get; set; }

    /// <summary>Somebody thought better of it.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    private int Count => _preview.Value?.Connections.Count ?? 0;

    private string ConfirmText => Count == 0 ? "Queue" : $"Queue {RecoveryText.Connections(Count)}";

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => PreviewAsync();

    private Task PreviewAsync() => LoadAsync(_preview, token => queue.PreviewAsync(Actor, Bank, token));

    private async Task ConfirmAsync()
    {
        if (_isBusy || Count == 0)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);
        RecoveryQueued? result = null;
        _failure = await TryAsync(async _ => result = await queue.QueueBankAsync(Actor, Bank, _preview.Value!.Connections, CancellationToken.None));
        _isBusy = false;
        if (result is not null)
        {
            await OnDone.InvokeAsync(result);
        }
    }
}
