using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Recovery;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>A bank's part of the recovery queue, and the button that queues all its affected connections.</summary>
public sealed partial class BankRecovery(IRecoveryQueue queue, TimeProvider time) : AdminComponentBase
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
    protected override void OnInitialized() => Own(time.CreateTimer(_ => LookAgain(), null, LookAgainAfter, LookAgainAfter));

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

    private void LookAgain() => _ = InvokeAsync(() => Gone.IsCancellationRequested || _overview.IsLoading || Part is null ? Task.CompletedTask : LoadPartAsync());

    private Task TakeAsync(RecoveryQueued result)
    {
        _isOpen = false;
        _news = result.Skipped == 0
            ? $"{TicketWords.Connections(result.Queued)} queued."
            : $"{TicketWords.Connections(result.Queued)} queued. {TicketWords.Connections(result.Skipped)} left out: queued or recovered meanwhile, or tried already since the last outage.";
        return LoadPartAsync();
    }
}
