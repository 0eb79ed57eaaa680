using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Connections;

/// <summary>One connection: what is wrong, the refresh, what happened, facts.</summary>
public sealed partial class ConnectionPage(IConnectionService connections, NavigationManager navigation) : AdminComponentBase
{
    private readonly Loadable<ConnectionOverview?> _overview = new();
    private (string User, string Connection)? _loaded;
    private UserId? _userId;
    private ConnectionId? _connectionId;
    private int _version;
    private int? _seen;

    /// <summary>The user's id, from the address.</summary>
    [Parameter]
    public string User { get; set; } = string.Empty;

    /// <summary>The connection's id, from the address.</summary>
    [Parameter]
    public string Connection { get; set; } = string.Empty;

    /// <summary>The connection whose purge is open; it can only be this one.</summary>
    [SupplyParameterFromQuery(Name = "purge")]
    public string? Purge { get; set; }

    /// <summary>The earlier purge that the open one would repeat.</summary>
    [SupplyParameterFromQuery(Name = "repeats")]
    public string? Repeats { get; set; }

    /// <summary>The part of the activity that is shown.</summary>
    [SupplyParameterFromQuery(Name = ActivityQuery.Key)]
    public string? Activity { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", _userId?.Value), new("connectionId", _connectionId?.Value)];

    private ConnectionView? View => _overview.Value?.View;

    private string? OwnerName => _overview.Value?.User.Masked.Name;

    private string Title => (View?.InstitutionName, OwnerName) switch
    {
        (null, _) => "Connection",
        (var bank, null) => bank,
        var (bank, name) => $"{ShortText.Name(name)} at {bank}",
    };

    private string UserName => OwnerName ?? "this user";

    // Something is wrong, now or with the last job, that is not the customer's to clear. What was purged is not fetched again by itself.
    private bool CanWaitForBank => View is { PurgedAt: null } view && view.Connection.Status == ConnectionStatus.Active
        && ((view.BankStatus is { } bank && bank != ConnectorStatus.Operational) || Diagnosed?.Diagnosis is { Owner: not ActionOwner.Customer, Failures: > 0 });

    private ConnectionDiagnosis? Diagnosed => _overview.Value?.Diagnoses.Connections is [var one] ? one : null;

    private NextAction Next => NextActions.Of(Diagnosed?.Diagnosis, Now);

    private ActivityFilter Shown => ActivityQuery.Read(Activity);

    private bool MayPurge => Actor.May(Right.RequestPurge);

    // After a purge that left nothing there is nothing to delete, until data is seen again.
    private bool OffersPurge(ConnectionOverview found) => MayPurge && (found.View is { MayHoldData: true } || found.Accounts is { Count: > 0 });

    private ConnectionId? AskedToPurge => string.Equals(Purge, Connection, StringComparison.Ordinal) ? _connectionId : null;

    private Guid? RepeatsPurge => Guid.TryParse(Repeats, out var earlier) ? earlier : null;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new("Users", AdminRoutes.Users()),
        new(OwnerName ?? "User", _userId is { } userId ? AdminRoutes.User(userId) : null),
        new(View?.InstitutionName ?? "Connection"),
    ];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (User, Connection))
        {
            return;
        }

        // The page stays when somebody goes from one connection to the next: nothing of the one may stand under the other's name.
        (_loaded, _seen) = ((User, Connection), null);
        _userId = UserId.TryParse(User, out var userId) ? userId : null;
        _connectionId = ConnectionId.TryParse(Connection, out var connectionId) ? connectionId : null;
        _overview.Clear();
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        if (_userId is not { } userId || _connectionId is not { } connectionId)
        {
            _overview.Succeed(null);
            return;
        }

        // What happened, and the checks of a refresh, are read from what has just been stored.
        await LoadAsync(_overview, async token =>
        {
            var found = await connections.ConnectionOverviewAsync(Actor, userId, connectionId, token);
            _version++;
            SeeActivity();
            return found;
        });
    }

    private void SeeActivity() => _seen = (_seen ?? 0) + 1;

    private string ActivityLink(ActivityFilter activity) => _userId is { } userId && _connectionId is { } connectionId ? AdminRoutes.Connection(userId, connectionId, activity) : AdminRoutes.Connections();

    private void OpenPurge()
    {
        if (_userId is { } userId && _connectionId is { } connectionId)
        {
            navigation.NavigateTo(AdminRoutes.ConnectionPurge(userId, connectionId, Shown));
        }
    }

    private void ClosePurge()
    {
        if (_userId is { } userId && _connectionId is { } connectionId)
        {
            navigation.NavigateTo(AdminRoutes.Connection(userId, connectionId, Shown), replace: true);
        }
    }
}
