using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Recovery;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>Where one connection stands in the recovery queue, and the button that queues it. It looks again by itself while the connection is in the queue.</summary>
public sealed partial class RecoveryPanel(IRecoveryQueue queue) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Told = TimeSpan.FromDays(1);

    private readonly Loadable<RecoveryRow?> _ticket = new();
    private ConnectionId? _loaded;
    private bool _isBusy;
    private LoadFailure? _failure;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <summary>Whether something is wrong that a recovery of the bank can clear: then queueing is offered.</summary>
    [Parameter]
    public bool Offers { get; set; }

    /// <summary>Its place in the queue has changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    // What has ended well says nothing of what is wrong a day later; what was given back to people does.
    private RecoveryRow? Ticket => _ticket.Value is { } row && (row.IsOpen || row.State == RecoveryState.Escalated || Now - row.EndedAt < Told) ? row : null;

    private bool MayQueue => Offers && Actor.May(Right.RefreshConnection);

    /// <inheritdoc/>
    protected override void OnInitialized() => PostEvery(LookAgainAfter, LookAgainAsync);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_loaded == ConnectionId)
        {
            return Task.CompletedTask;
        }

        (_loaded, _failure) = (ConnectionId, null);
        return LoadTicketAsync();
    }

    private Task LoadTicketAsync() => LoadAsync(_ticket, token => queue.FindAsync(Actor, ConnectionId, token));

    private async Task LookAgainAsync()
    {
        if (_isBusy || _ticket.IsLoading || Ticket is not { IsOpen: true } before)
        {
            return;
        }

        await LoadTicketAsync();
        if (Ticket?.State != before.State)
        {
            await OnChanged.InvokeAsync();
        }
    }

    private async Task ChangeAsync(Func<CancellationToken, Task> change)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);

        // What somebody asks for is done even when the page goes meanwhile.
        _failure = await TryAsync(_ => change(CancellationToken.None));
        _isBusy = false;
        await LoadTicketAsync();
        await OnChanged.InvokeAsync();
    }
}
