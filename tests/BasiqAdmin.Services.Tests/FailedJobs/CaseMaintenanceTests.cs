using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Testing.Fakes;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.FailedJobs;

/// <summary>What happens to cases while nobody looks: time passes, banks fail and recover.</summary>
public sealed class CaseMaintenanceTests : IAsyncLifetime
{
    private static readonly TimeSpan ConnectorsAreReadAgain = TimeSpan.FromMinutes(6);
    private ServicesHost host = null!;
    private JobScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFailedJobInbox Inbox => host.Get<IFailedJobInbox>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = await JobScene.SetAsync(host);
        await SetBankAsync("operational");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Snooze_EndsAtItsTime()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("user-action-required").Build());
        await Inbox.ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.SnoozeUntil(scene.Now.AddHours(3)), Token);
        host.Clock.Advance(TimeSpan.FromHours(2.9));
        await CareAsync();
        var before = (await scene.CaseAsync()).Row.State;
        host.Clock.Advance(TimeSpan.FromHours(0.1));

        await CareAsync();

        var details = await scene.CaseAsync();
        Assert.Equal((CaseState.Snoozed, CaseState.Open), (before, details.Row.State));
        Assert.Equal((CaseEventKind.Woken, "BasiqAdmin", "Its time has come."), (details.History[^1].Kind, details.History[^1].ActorName, details.History[^1].Text));
    }

    [Fact]
    public async Task SnoozeForTheBank_EndsWhenTheBankRecovers()
    {
        await SetBankAsync("major-outage");
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await Inbox.ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.SnoozeForBank(), Token);
        await CareAsync();
        var during = (await scene.CaseAsync()).Row.State;
        await SetBankAsync("operational");

        await CareAsync();

        Assert.Equal((CaseState.Snoozed, CaseState.Open), (during, (await scene.CaseAsync()).Row.State));
    }

    [Theory]
    [InlineData("partial-outage", CaseState.Snoozed)]
    [InlineData("operational", CaseState.Open)]
    public async Task SnoozeForTheBank_GoesOnUntilTheBankWorksWhole(string status, CaseState expected)
    {
        await SetBankAsync("major-outage");
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await Inbox.ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.SnoozeForBank(), Token);
        await SetBankAsync(status);

        await CareAsync();

        Assert.Equal(expected, (await scene.CaseAsync()).Row.State);
    }

    [Theory]
    [InlineData("degraded-performance", 1)]
    [InlineData("under-maintenance", 1)]
    [InlineData("operational", 0)]
    [InlineData("on-holiday", 0)]
    public void Unwell_Banks_AreThoseOfWhichBasiqSaysIt(string status, int count) =>
        Assert.Equal(count, CaseQuery.Unwell(new ConnectorList([SampleConnectors.Row(ConnectorStatus.From(status)).Connector])).Length);

    [Fact]
    public async Task SnoozeForTheBank_WhileNobodyKnowsTheBanks_GoesOn()
    {
        await SetBankAsync("major-outage");
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await Inbox.ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.SnoozeForBank(), Token);
        await host.FailAsync("GET /connectors", 500, cancellationToken: Token);
        using var startedAnew = ActivatorUtilities.CreateInstance<ConnectorCatalog>(host.Get<IServiceProvider>());
        var care = ActivatorUtilities.CreateInstance<CaseMaintenance>(host.Get<IServiceProvider>(), startedAnew);

        var (changed, _) = await host.ThroughRetriesAsync(care.RunAsync(Token), Token);

        Assert.Empty((await startedAnew.GetAsync(Token)).All);
        Assert.Equal((0, CaseState.Snoozed), (changed, (await scene.CaseAsync()).Row.State));
    }

    [Fact]
    public async Task SnoozeForTheBank_ThatBasiqNoLongerLists_EndsWithoutSayingThatItRecovered()
    {
        await SetBankAsync("major-outage");
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await Inbox.ChangeAsync(TestActors.TeamLead, (await scene.CaseAsync()).Row.Ref, new CaseChange.SnoozeForBank(), Token);
        await using (var database = host.Database())
        {
            await database.Set<FailedJobCase>().ExecuteUpdateAsync(set => set.SetProperty(found => found.InstitutionId, InstitutionId.Parse("AU99999")).SetProperty(found => found.Connector, "AU99999/web"), Token);
        }

        await CareAsync();

        Assert.Equal("Basiq does not say how this connector is, so nobody can tell when it recovers.", (await scene.CaseAsync()).History[^1].Text);
    }

    [Fact]
    public async Task SnoozeForTheBank_BeforeTheConnectionIsKnown_IsRefused()
    {
        var (user, connection) = (UserId.Parse("user-2"), ConnectionId.Parse("connection-2"));
        await host.StoreAsync(People.User(user.Value));
        await SetBankAsync("major-outage");
        await host.Get<JobRecorder>().RecordAsync(user, [scene.Job("job-2").Of(user, connection, JobScene.Bank).Failed("service-unavailable").Build()], null, Token);
        var found = await scene.CaseAsync();

        var refused = await Assert.ThrowsAsync<RejectedException>(() => Inbox.ChangeAsync(TestActors.TeamLead, found.Row.Ref, new CaseChange.SnoozeForBank(), Token));

        Assert.Equal("It is not known yet how the connection reaches its bank; snooze it until a time.", refused.Message);
    }

    [Fact]
    public async Task CaseOpenedBeforeItsConnectionIsKnown_IsFoldedOnceItIs()
    {
        var (user, connection) = (UserId.Parse("user-2"), ConnectionId.Parse("connection-2"));
        await host.StoreAsync(People.User(user.Value));
        await SetBankAsync("major-outage");
        await host.Get<JobRecorder>().RecordAsync(user, [scene.Job("job-2").Of(user, connection, JobScene.Bank).Failed("service-unavailable").Build()], null, Token);
        var before = await Inbox.FoldsAsync(TestActors.Support, new CaseFilter(), Token);
        await host.StoreAsync(People.User(user.Value), People.Connection(connection.Value, user.Value, JobScene.Bank.Value));

        var changed = new[] { (await CareAsync()).Changed, (await CareAsync()).Changed };

        var fold = Assert.Single(await Inbox.FoldsAsync(TestActors.Support, new CaseFilter(), Token));
        Assert.Empty(before);
        Assert.Equal((JobScene.Bank, 1), (fold.InstitutionId, fold.Count));
        Assert.Equal("AU00000/web", (await scene.CasesAsync()).Single().Connector);
        Assert.Equal([1, 0], changed);
    }

    [Fact]
    public async Task FailuresDuringAnOutage_FoldUnderIt_AndUnfoldWhenItIsOver()
    {
        await SetBankAsync("major-outage");
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());

        var folds = await Inbox.FoldsAsync(TestActors.Support, new CaseFilter(), Token);
        var list = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new(), Token);
        var inside = await Inbox.SearchAsync(TestActors.Support, new CaseFilter { InOutageOf = JobScene.Bank }, new(), Token);
        var unfolded = await Inbox.SearchAsync(TestActors.Support, new CaseFilter { FoldOutages = false }, new(), Token);
        var judgedAs = inside.Items.Single().Cause;
        await SetBankAsync("operational");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await CareAsync();
        var after = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new(), Token);

        Assert.Equal((JobScene.Bank, 1), (folds.Single().InstitutionId, folds.Single().Count));
        Assert.Equal((0, 1, 1), (list.Total, inside.Total, unfolded.Total));
        Assert.Equal((Cause.BankDown, Cause.BankUnavailableRetried), (judgedAs, after.Items.Single().Cause));
        Assert.Empty(await Inbox.FoldsAsync(TestActors.Support, new CaseFilter(), Token));
    }

    [Fact]
    public async Task FailureBeforeTheOutage_FoldsToo_ButNotWhatTheCustomerMustDo()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        await host.StoreAsync(People.User("user-2"), People.Connection("connection-2", "user-2"));
        await host.Get<JobRecorder>().RecordAsync(UserId.Parse("user-2"), [scene.Job("job-2").Of(UserId.Parse("user-2"), ConnectionId.Parse("connection-2"), JobScene.Bank).Failed("invalid-credentials").Build()], null, Token);

        await SetBankAsync("major-outage");

        var list = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new(), Token);
        Assert.Equal(["job-2"], list.Items.Select(found => found.JobId.Value));
        Assert.Equal(1, (await Inbox.FoldsAsync(TestActors.Support, new CaseFilter(), Token)).Single().Count);
    }

    [Fact]
    public async Task AfterSevenDaysOfRetries_TheCaseIsBasiqs()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("service-unavailable").Build());
        host.Clock.Advance(TimeSpan.FromDays(7));

        await CareAsync();

        var found = (await scene.CaseAsync()).Row;
        Assert.Equal((Cause.KeepsFailing, ActionOwner.Basiq), (found.Cause, found.Owner));
    }

    [Fact]
    public async Task CaseOfADeletedConnection_Closes()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("connector-error").Build());
        await host.StoreAsync(People.User(JobScene.User.Value));

        await CareAsync();

        var found = (await scene.CaseAsync()).Row;
        Assert.Equal((CaseState.Resolved, CaseEnd.ConnectionGone), (found.State, found.ResolvedHow));
    }

    [Theory]
    [InlineData("invalid", "active", 1, CaseState.Resolved)]
    [InlineData("active", "active", 1, CaseState.Open)]
    [InlineData("invalid", "pending", 1, CaseState.Open)]
    [InlineData("invalid", "active", 100, CaseState.Open)]
    public async Task CaseOfAConnection_ThatANewerOneHasReplaced_Closes(string status, string otherStatus, int otherDaysOld, CaseState expected)
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("invalid-credentials").Build());
        await StoreAsync(status, otherStatus, otherDaysOld);

        await CareAsync();

        var found = (await scene.CaseAsync()).Row;
        Assert.Equal((expected, expected == CaseState.Open ? null : CaseEnd.Superseded), (found.State, found.ResolvedHow));
    }

    [Fact]
    public async Task FailureOfAConnection_ThatIsReplacedAlready_OpensNoCase()
    {
        await StoreAsync("invalid", "active", 1);

        await scene.SeeAsync(scene.Job("job-1").Failed("invalid-credentials").Build());

        Assert.Empty(await scene.CasesAsync());
        Assert.Equal(Cause.WrongLogin, (await scene.RecordAsync("job-1")).Cause);
    }

    [Fact]
    public async Task Worker_CountsWhatItChanged()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("connector-error").Build());
        await host.StoreAsync(People.User(JobScene.User.Value));

        var results = new[] { await host.Get<CaseMaintenanceWorker>().RunAsync(Token), await host.Get<CaseMaintenanceWorker>().RunAsync(Token) };

        Assert.Equal([new WorkResult(1), new WorkResult(0)], results);
    }

    private Task<(int Changed, bool HasMore)> CareAsync() => host.Get<CaseMaintenance>().RunAsync(Token);

    private Task StoreAsync(string status, string otherStatus, int otherDaysOld) => host.StoreAsync(
        People.User(JobScene.User.Value),
        People.Connection(JobScene.Connection.Value, JobScene.User.Value, JobScene.Bank.Value, status, createdAt: scene.Now.AddDays(-90)),
        People.Connection("connection-2", JobScene.User.Value, JobScene.Bank.Value, otherStatus, createdAt: scene.Now.AddDays(-otherDaysOld)));

    private async Task SetBankAsync(string status)
    {
        await host.SetBankAsync(JobScene.Bank.Value, "web", status, Token);
        host.Clock.Advance(ConnectorsAreReadAgain);
        await host.RereadBanksAsync(Token);
        await host.Get<ConnectorCatalog>().GetAsync(Token);
    }
}
