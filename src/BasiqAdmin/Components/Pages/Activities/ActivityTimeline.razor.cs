using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Activities;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Activities;

/// <summary>All that happened to a user or one connection in one timeline: updates, refreshes, failures, purges, consents, notes.</summary>
public sealed partial class ActivityTimeline(IActivities activities) : AdminComponentBase
{
    private const int PageSize = 20;

    private readonly Loadable<IReadOnlyList<Activity>> _entries = new();
    private ActivityFilter _filter;
    private (UserId, ConnectionId?, int)? _loaded;
    private string? _next;
    private LoadFailure? _failure;
    private bool _isLoadingMore;

    /// <summary>Whose it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection; null for all of the user's.</summary>
    [Parameter]
    public ConnectionId? ConnectionId { get; set; }

    /// <summary>Whether entries name their bank.</summary>
    [Parameter]
    public bool NamesBanks { get; set; }

    /// <summary>Another number has it loaded again.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>Links beside the heading.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId?.Value)];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var now = (UserId, ConnectionId, Version);
        if (_loaded == now)
        {
            return Task.CompletedTask;
        }

        if (_loaded is { } before && (before.Item1, before.Item2) != (UserId, ConnectionId))
        {
            _entries.Clear();
        }

        _loaded = now;
        return ReloadAsync();
    }

    private Task ShowAsync(ActivityFilter filter)
    {
        _filter = filter;
        return ReloadAsync();
    }

    private Task ReloadAsync()
    {
        _failure = null;
        return LoadAsync(_entries, async token =>
        {
            var page = await ReadAsync(null, token);
            _next = page.Next;
            return page.Items;
        });
    }

    private async Task ShowOlderAsync()
    {
        var (asked, filter) = (_loaded, _filter);
        (_isLoadingMore, _failure) = (true, null);
        ActivityPage? page = null;
        var failure = await TryAsync(async token => page = await ReadAsync(_next, token));
        _isLoadingMore = false;
        if (asked != _loaded || filter != _filter)
        {
            return;
        }

        _failure = failure;
        if (page is not null)
        {
            _next = page.Next;
            _entries.Succeed([.. _entries.Value ?? [], .. page.Items]);
        }
    }

    private Task<ActivityPage> ReadAsync(string? cursor, CancellationToken cancellationToken) => ConnectionId is { } connection
        ? activities.OfConnectionAsync(Actor, UserId, connection, _filter, cursor, PageSize, cancellationToken)
        : activities.OfUserAsync(Actor, UserId, _filter, cursor, PageSize, cancellationToken);
}
