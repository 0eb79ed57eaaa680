using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Components.Pages.Home;

/// <summary>What is mine, what is broken, is it worse than usual? Each role sees its own part first, then numbers that lead to what they count. Each number loads, and fails, by itself.</summary>
public sealed partial class HomePage(IUserDirectory directory, IConnectionService connections, IFailedJobInbox inbox, IHome home, IRecoveryQueue recovery, IPurgeService purges, IErrorLog errors, ISystemStatus system, ConnectorChanges changes) : AdminComponentBase
{
    private static readonly ConnectionsQuery Expiring = new(new ConnectionListFilter(ExpiringWithinDays: 7), new PageRequest());
    private static readonly UsersQuery Failing = new(new UserFilter { Tab = UserTab.Failing }, new PageRequest());
    private static readonly UsersQuery Pending = new(new UserFilter(State: DirectoryState.Pending), new PageRequest());

    private static readonly FailedJobsQuery Unassigned = FailedJobsQuery.Default with { Filter = new CaseFilter { Assignee = CaseFilter.Nobody } };

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Loadable<HomeBanks> _banks = new();
    private readonly Loadable<IReadOnlyDictionary<RecoveryStage, int>> _recovery = new();
    private readonly Loadable<InboxCounts> _cases = new();
    private readonly Loadable<UserCounts> _users = new();
    private readonly Loadable<IReadOnlyDictionary<string, int>> _statuses = new();
    private readonly Loadable<int> _expiring = new();
    private readonly Loadable<IReadOnlyDictionary<PurgeState, int>> _purges = new();
    private readonly Loadable<int> _errors = new();
    private readonly Loadable<SystemReport> _status = new();
    private int _edition;

    private string DownHint => _banks.Value?.Counts switch
    {
        { IsCurrent: false } => "not checked lately",
        { Down: 1 } => "1 in a major outage",
        { Down: > 1 } banks => $"{banks.Down} in a major outage",
        _ => "none in a major outage",
    };

    private string RecoveryHint => _recovery.Value?.GetValueOrDefault(RecoveryStage.Open) is > 0 and var open
        ? $"unassigned; {NumberText.Of(open)} in the recovery queue"
        : "retries failed, unassigned";

    private ErrorsQuery LastDay { get; set; } = ErrorsQuery.Default;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        // What a notice beside the page says about a bank, the page says too.
        RegisterForDispose(changes.Subscribe(_ => Post(ReloadAsync)));
        PostEvery(LookAgainAfter, ReloadAsync);
        return ReloadAsync();
    }

    private static int Of(IReadOnlyDictionary<string, int> counts, ConnectionStatus status) => counts.GetValueOrDefault(status.Value);

    private static string ByStatus(ConnectionStatus status) => AdminRoutes.Connections(new ConnectionsQuery(new ConnectionListFilter(Status: status.Value), new PageRequest()));

    private static string ByOwner(ActionOwner owner) => AdminRoutes.FailedJobs(FailedJobsQuery.Default with { Filter = new CaseFilter { Owner = owner } });

    private static string HintOf(ActionOwner owner) => owner switch
    {
        ActionOwner.Customer => "only they can fix it",
        ActionOwner.Bank => "it must recover",
        ActionOwner.Basiq => "it retries, or must be told",
        _ => "our team must look",
    };

    private static string ByState(PurgeState state) => AdminRoutes.Purges(new PurgesQuery(new PurgeFilter(state), new PageRequest()));

    private Task LookAtRoundAsync() => LoadAsync(_cases, token => inbox.CountAsync(Actor, CaseFilter.Everything, token));

    private Task LoadBanksAsync() => LoadAsync(_banks, token => home.BanksAsync(Actor, token));

    private Task ReloadAsync()
    {
        _edition++;
        LastDay = new ErrorsQuery(new ErrorFilter(From: Now.AddDays(-1)), new PageRequest());
        return Task.WhenAll(
            LoadAsync(_cases, token => inbox.CountAsync(Actor, CaseFilter.Everything, token)),
            LoadBanksAsync(),
            LoadAsync(_recovery, token => recovery.CountAsync(Actor, token)),
            LoadAsync(_users, token => directory.CountAsync(Actor, token)),
            LoadAsync(_statuses, token => connections.CountAsync(Actor, token)),
            LoadAsync(_status, token => system.GetAsync(Actor, token)),
            LoadAsync(_expiring, async token => (await connections.SearchAsync(Actor, Expiring.Filter, Expiring.Page, token)).Total),
            LoadAsync(_errors, async token => (await errors.SearchAsync(Actor, LastDay.Filter, LastDay.Page, token)).Total),
            Actor.May(Right.ViewPurges) ? LoadAsync(_purges, token => purges.CountAsync(Actor, token)) : Task.CompletedTask);
    }
}
