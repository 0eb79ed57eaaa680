using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>One user: who it is, masked until asked, what is wrong, their connections, what happened.</summary>
public sealed partial class UserPage(IUserDirectory directory, IConnectionService connections, IRefreshService refreshes, NavigationManager navigation) : AdminComponentBase
{
    private readonly Loadable<UserOverview?> _overview = new();
    private readonly Loadable<IReadOnlyDictionary<ConnectionId, RefreshVerdict>> _foreseen = new();
    private readonly Dictionary<ConnectionId, Task<RefreshAnswer>> _refreshing = [];
    private readonly HashSet<ConnectionId> _underWay = [];
    private LoadFailure? _connectionsFailure;
    private int? _seen;
    private UserId? _userId;
    private string? _loaded;
    private PersonalDetails? _revealed;
    private LoadFailure? _revealFailure;

    /// <summary>The user's id, from the address.</summary>
    [Parameter]
    public string User { get; set; } = string.Empty;

    /// <summary>The connection whose purge is open.</summary>
    [SupplyParameterFromQuery(Name = "purge")]
    public string? Purge { get; set; }

    /// <summary>The part of the activity that is shown.</summary>
    [SupplyParameterFromQuery(Name = ActivityQuery.Key)]
    public string? Activity { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", _userId?.Value)];

    private UserDetails? Details => _overview.Value?.User;

    private string Title => Details is { } details ? UserText.NameOf(_revealed ?? details.Masked, details.State) : "User";

    private string MaskedName => Details is { } details ? UserText.NameOf(details.Masked, details.State) : "this user";

    private ActivityFilter Shown => ActivityQuery.Read(Activity);

    private EventCallback RevealAction => Actor.May(Right.RevealPersonalDetails) ? EventCallback.Factory.Create(this, RevealAsync) : default;

    private EventCallback<ConnectionId> PurgeAction => Actor.May(Right.RequestPurge) ? EventCallback.Factory.Create<ConnectionId>(this, OpenPurge) : default;

    private EventCallback<ConnectionId> RefreshAction => Actor.May(Right.RefreshConnection) ? EventCallback.Factory.Create<ConnectionId>(this, Refresh) : default;

    // Masked, also while the details are shown: it stays in the browser's history.
    private string DocumentTitle => Details is null ? "User" : $"{ShortText.Name(MaskedName)} · User";

    private ConnectionId? AskedToPurge => ConnectionId.TryParse(Purge, out var asked) ? asked : null;

    private string? InstitutionToPurge => _overview.Value?.Connections.Value?.FirstOrDefault(view => view.Connection.Id == AskedToPurge)?.InstitutionName;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, User, StringComparison.Ordinal))
        {
            return;
        }

        // The page stays when somebody goes from one user to the next: nothing of the one may stand under the other's name.
        (_loaded, _revealed, _revealFailure, _seen) = (User, null, null, null);
        _userId = UserId.TryParse(User, out var userId) ? userId : null;
        _overview.Clear();
        _foreseen.Clear();
        _refreshing.Clear();
        _underWay.Clear();
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        if (_userId is not { } userId)
        {
            _overview.Succeed(null);
            return;
        }

        UserOverview? found = null;
        await LoadAsync(_overview, async token =>
        {
            found = await connections.UserOverviewAsync(Actor, userId, token);
            _connectionsFailure = found?.Connections.Problem is { } problem ? Explain(problem) : null;
            SeeActivity();
            return found;
        });

        // What a refresh would meet is read from what has just been stored.
        if (_userId == userId && found is { User.State: not DirectoryState.NotFound } && Actor.May(Right.RefreshConnection))
        {
            await LoadAsync(_foreseen, token => refreshes.ForeseeAsync(Actor, userId, found.Diagnoses, token));
        }
    }

    private void SeeActivity() => _seen = (_seen ?? 0) + 1;

    private string ActivityLink(ActivityFilter activity) => _userId is { } userId ? AdminRoutes.User(userId, activity) : AdminRoutes.Users();

    private void Refresh(ConnectionId connectionId)
    {
        if (_userId is { } userId && _underWay.Add(connectionId))
        {
            _refreshing[connectionId] = refreshes.RefreshAsync(Actor, userId, connectionId, overrideReason: null, ComponentToken);
        }
    }

    // The row goes on showing what came of it.
    private async Task SettledAsync(ConnectionId connectionId)
    {
        // A row that is drawn anew ends once more.
        if (_underWay.Remove(connectionId))
        {
            await ReloadAsync();
        }
    }

    private async Task RevealAsync()
    {
        if (_userId is { } userId)
        {
            PersonalDetails? revealed = null;
            var failure = await TryAsync(async token => revealed = await directory.RevealAsync(Actor, userId, token));
            (_revealed, _revealFailure) = _userId == userId ? (revealed, failure) : (_revealed, _revealFailure);
        }
    }

    private void HideDetails() => _revealed = null;

    private void OpenPurge(ConnectionId connectionId)
    {
        if (_userId is { } userId)
        {
            navigation.NavigateTo(AdminRoutes.UserPurge(userId, connectionId, Shown));
        }
    }

    private void ClosePurge()
    {
        if (_userId is { } userId)
        {
            navigation.NavigateTo(AdminRoutes.User(userId, Shown), replace: true);
        }
    }
}
