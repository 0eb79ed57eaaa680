using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Activities;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Activities;

/// <summary>All that happened to a user or one connection in one timeline: updates, refreshes, failures, purges, consents, notes.</summary>
public sealed partial class ActivityTimeline(IActivities activities) : AdminComponentBase
{
    private const int PageSize = 20;

    private readonly Loadable<ActivityPage> _page = new();
    private (UserId UserId, ConnectionId? ConnectionId, ActivityFilter Filter, int? Version)? _loaded;
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

    /// <summary>Which part is shown.</summary>
    [Parameter]
    public ActivityFilter Filter { get; set; }

    /// <summary>The address of the page with another part.</summary>
    [Parameter, EditorRequired]
    public Func<ActivityFilter, string> Link { get; set; } = null!;

    /// <summary>The user's consents, as far as the page has read them.</summary>
    [Parameter]
    public IReadOnlyList<Consent> Consents { get; set; } = [];

    /// <summary>Another number has it loaded again; without one it waits.</summary>
    [Parameter]
    public int? Version { get; set; }

    /// <summary>Links beside the heading.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId?.Value)];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var now = (UserId, ConnectionId, Filter, Version);
        if (_loaded == now)
        {
            return Task.CompletedTask;
        }

        if (_loaded is { } before && (before.UserId, before.ConnectionId) != (UserId, ConnectionId))
        {
            _page.Clear();
            _failure = null;
        }

        _loaded = now;
        return Version is null ? Task.CompletedTask : ReloadAsync();
    }

    // Consents are stored nowhere: they lie among the entries as long as older ones may not still come between.
    private List<Activity> Shown(ActivityPage page) => Filter == ActivityFilter.All
        ? [.. page.Items.Concat(ConsentActivities.Of(Consents, Now).Where(one => page.Next is null || one.At >= page.Items[^1].At)).OrderByDescending(one => one.At)]
        : [.. page.Items];

    private Task ReloadAsync()
    {
        _failure = null;
        return LoadAsync(_page, token => ReadAsync(null, token));
    }

    private async Task ShowOlderAsync()
    {
        if (_page.Value is not { Next: { } next } shown)
        {
            return;
        }

        (_isLoadingMore, _failure) = (true, null);
        ActivityPage? older = null;
        var failure = await TryAsync(async token => older = await ReadAsync(next, token));
        _isLoadingMore = false;

        // What was loaded anew meanwhile, or is on its way, does not go on with these.
        if (_page.IsLoading || !ReferenceEquals(shown, _page.Value))
        {
            return;
        }

        _failure = failure;
        if (older is not null)
        {
            _page.Succeed(new ActivityPage([.. shown.Items, .. older.Items], older.Next));
        }
    }

    private Task<ActivityPage> ReadAsync(string? cursor, CancellationToken cancellationToken) => ConnectionId is { } connection
        ? activities.OfConnectionAsync(Actor, UserId, connection, Filter, cursor, PageSize, cancellationToken)
        : activities.OfUserAsync(Actor, UserId, Filter, cursor, PageSize, cancellationToken);
}
