using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Recovery;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>A bank's part of the recovery queue, and the button that queues all its affected connections.</summary>
public sealed partial class BankRecovery(IRecoveryQueue queue) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(15);

    private readonly Loadable<RecoveryOverview> _overview = new();
    private InstitutionId? _loaded;
    private bool _isOpen;
    private string? _news;

    /// <summary>The bank.</summary>
    [Parameter, EditorRequired]
    public InstitutionId Bank { get; set; }

    /// <summary>Its name.</summary>
    [Parameter, EditorRequired]
    public string BankName { get; set; } = string.Empty;

    private RecoveryBank? Part => _overview.Value?.Banks.FirstOrDefault(part => part.InstitutionId == Bank);

    /// <inheritdoc/>
    protected override void OnInitialized() => PostEvery(LookAgainAfter, LookAgainAsync);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_loaded == Bank)
        {
            return Task.CompletedTask;
        }

        (_loaded, _news, _isOpen) = (Bank, null, false);
        return LoadPartAsync();
    }

    private Task LoadPartAsync() => LoadAsync(_overview, token => queue.OverviewAsync(Actor, token));

    private Task LookAgainAsync() => _overview.IsLoading || Part is null ? Task.CompletedTask : LoadPartAsync();

    private Task TakeAsync(RecoveryQueued result)
    {
        _isOpen = false;
        _news = result.Skipped == 0
            ? $"{RecoveryText.Connections(result.Queued)} queued."
            : $"{RecoveryText.Connections(result.Queued)} queued. {RecoveryText.Connections(result.Skipped)} left out: queued or recovered meanwhile, or tried already since the last outage.";
        return LoadPartAsync();
    }
}
