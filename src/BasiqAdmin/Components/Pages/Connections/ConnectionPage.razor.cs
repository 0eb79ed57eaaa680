using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
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
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Connections;

/// <summary>One connection: what is wrong, the refresh, what happened, facts.</summary>
public sealed partial class ConnectionPage(IConnectionService connections, IUserDirectory directory, IJobService jobs, NavigationManager navigation) : AdminComponentBase
{
    private readonly Loadable<ConnectionDetails?> _details = new();
    private readonly Loadable<UserDetails?> _owner = new();
    private readonly Loadable<IReadOnlyList<ConnectionDiagnosis>> _diagnosis = new();
    private IReadOnlyList<Consent> _consents = [];
    private TaskCompletionSource<UserDiagnoses?> _reading = new();
    private (string User, string Connection)? _loaded;
    private UserId? _userId;
    private ConnectionId? _connectionId;
    private int _version;
    private int _asked;
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

    private ConnectionDetails? Details => _details.Value;

    private string Title => (Details?.View.InstitutionName, _owner.Value?.Masked.Name) switch
    {
        (null, _) => "Connection",
        (var bank, null) => bank,
        var (bank, name) => $"{ShortText.Name(name)} at {bank}",
    };

    private string UserName => _owner.Value?.Masked.Name ?? "this user";

    // Something is wrong, now or with the last job, that is not the customer's to clear. What was purged is not fetched again by itself.
    private bool CanWaitForBank => Details?.View is { PurgedAt: null } view && view.Connection.Status == ConnectionStatus.Active
        && ((view.BankStatus is { } bank && bank != ConnectorStatus.Operational) || _diagnosis.Value?.Any(one => one.Diagnosis is { Owner: not ActionOwner.Customer, Failures: > 0 }) == true);

    private ConnectionDiagnosis? Diagnosed => _diagnosis.Value is [var one, ..] ? one : null;

    private NextAction Next => _diagnosis.Face == LoadFace.Ready ? NextActions.Of(Diagnosed?.Diagnosis, Now) : NextAction.None;

    private ActivityFilter Shown => ActivityQuery.Read(Activity);

    private bool MayPurge => Actor.May(Right.RequestPurge);

    // After a purge that left nothing there is nothing to delete, until data is seen again.
    private bool OffersPurge(ConnectionDetails details) => MayPurge && (details.View.MayHoldData || details.Accounts is { Count: > 0 });

    private ConnectionId? AskedToPurge => string.Equals(Purge, Connection, StringComparison.Ordinal) ? _connectionId : null;

    private Guid? RepeatsPurge => Guid.TryParse(Repeats, out var earlier) ? earlier : null;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new("Users", AdminRoutes.Users()),
        new(_owner.Value?.Masked.Name ?? "User", _userId is { } userId ? AdminRoutes.User(userId) : null),
        new(Details?.View.InstitutionName ?? "Connection"),
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
        _details.Clear();
        _owner.Clear();
        _diagnosis.Clear();
        _consents = [];
        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        if (_userId is not { } userId || _connectionId is not { } connectionId)
        {
            _details.Succeed(null);
            return;
        }

        _version++;
        var reading = _reading = new TaskCompletionSource<UserDiagnoses?>();
        await Task.WhenAll(
            LoadAsync(_details, token => connections.GetAsync(Actor, userId, connectionId, token)),
            LoadAsync(_owner, token => directory.GetAsync(Actor, userId, token)));
        if (_connectionId == connectionId && Details is not null)
        {
            await ReloadJobsAsync();
        }

        // Whoever still waits for it looks for themselves.
        reading.TrySetResult(null);
    }

    // The connection is stored by the time that it is judged.
    private async Task ReloadJobsAsync()
    {
        if (_userId is not { } userId || _connectionId is not { } connectionId)
        {
            return;
        }

        // Of this connection: another one may be open by the time that it has been read.
        var reading = _reading;
        await LoadAsync(_diagnosis, async token =>
        {
            var found = await jobs.DiagnoseAsync(Actor, userId, token);
            _consents = found.Consents;
            reading.TrySetResult(found);
            return (IReadOnlyList<ConnectionDiagnosis>)[.. found.Connections.Where(one => one.ConnectionId == connectionId)];
        });

        // What happened is read from what the diagnosis has just stored.
        if (_connectionId == connectionId)
        {
            SeeActivity();
        }
    }

    // The history shows what was asked for, and the list its job; the checks have been made again already.
    private Task TakeAskedAsync()
    {
        _asked++;
        return ReloadJobsAsync();
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
