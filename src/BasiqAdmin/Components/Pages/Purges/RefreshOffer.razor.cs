using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Connections;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>Offers a refresh of a connection whose data was purged.</summary>
public sealed partial class RefreshOffer(IConnectionRefresh refresh) : AdminComponentBase
{
    private RefreshResult? _started;
    private LoadFailure? _failure;
    private bool _isBusy;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    private async Task RefreshAsync()
    {
        (_isBusy, _failure) = (true, null);
        var unexpected = await TryAsync(async token => _started = await UnlessRejectedAsync(token));
        _isBusy = false;
        _failure = unexpected ?? _failure;
    }

    private async Task<RefreshResult?> UnlessRejectedAsync(CancellationToken token)
    {
        try
        {
            return await refresh.RefreshAsync(Actor, UserId, ConnectionId, token);
        }
        catch (RefreshRejectedException rejected)
        {
            _failure = new LoadFailure(rejected.Message, CanRetry: false);
            return null;
        }
    }
}
