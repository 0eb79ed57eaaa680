using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Refreshes;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>Offers a refresh of a connection whose data was purged, by the same checks as anywhere.</summary>
public sealed partial class RefreshOffer(IRefreshService refreshes) : AdminComponentBase
{
    private RefreshAnswer? _answer;
    private LoadFailure? _unexpected;
    private bool _isBusy;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    private LoadFailure? Failure => _unexpected ?? (_answer is { JobId: null } answer ? new LoadFailure(answer.Text, answer.CorrelationId, CanRetry: false) : null);

    private async Task RefreshAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _answer) = (true, null);
        _unexpected = await TryAsync(async token => _answer = await refreshes.RefreshAsync(Actor, UserId, ConnectionId, null, token));
        _isBusy = false;
    }
}
