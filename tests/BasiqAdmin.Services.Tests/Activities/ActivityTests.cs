using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Activities;

public sealed class ActivityTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene jobs = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        jobs = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task SuccessfulUpdates_BetweenOtherEntries_AreFolded()
    {
        await jobs.SeeAsync(
            jobs.Job("job-1", TimeSpan.FromHours(9)).Succeeded().Build(),
            jobs.Job("job-2", TimeSpan.FromHours(8)).Succeeded().Build(),
            jobs.Job("job-3", TimeSpan.FromHours(7)).Failed("service-unavailable").Build(),
            jobs.Job("job-4", TimeSpan.FromHours(6)).Succeeded().Build(),
            jobs.Job("job-5", TimeSpan.FromHours(5)).Succeeded().Build(),
            jobs.Job("job-6", TimeSpan.FromHours(4)).Succeeded().Build());

        var entries = (await OfUserAsync()).Items.Where(entry => entry is not CaseActivity).ToList();

        Assert.Collection(
            entries,
            entry => Assert.Equal((3, JobId.Parse("job-6"), Now.AddHours(-6)), (Assert.IsType<UpdatesActivity>(entry).Count, ((UpdatesActivity)entry).JobId, ((UpdatesActivity)entry).FirstAt)),
            entry => Assert.Equal((JobStatus.Failed, "service-unavailable"), (Assert.IsType<JobActivity>(entry).Status, ((JobActivity)entry).Failure!.Code)),
            entry => Assert.Equal((2, "Hooli Bank"), (Assert.IsType<UpdatesActivity>(entry).Count, entry.BankName)),
            entry => Assert.IsType<ConnectedActivity>(entry));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task Pages_OfAnySize_HoldEverythingOnceAndInOrder(int size)
    {
        var names = Enumerable.Range(0, 12).ToList();
        await jobs.SeeAsync([.. names.Select(number => (number % 3 == 0 ? jobs.Job($"job-{number}", TimeSpan.FromHours(number)).Failed("service-unavailable") : jobs.Job($"job-{number}", TimeSpan.FromHours(number)).Succeeded()).Build())]);
        await host.StoreRowsAsync(Refresh(RefreshState.Refused, Now.AddHours(-3)), Refresh(RefreshState.Started, Now.AddHours(-4.5), job: "job-4"), Purge(PurgeState.Done, Now.AddHours(-3)));

        var all = await AllAsync(size);

        Assert.Equal(4, all.OfType<JobActivity>().Count());
        Assert.Equal((2, 1, 1), (all.OfType<RefreshActivity>().Count(), all.OfType<PurgeActivity>().Count(), all.OfType<ConnectedActivity>().Count()));
        Assert.Equal(7, all.OfType<UpdatesActivity>().Sum(fold => fold.Count));
        Assert.Equal(all.Select(entry => entry.At).OrderDescending(), all.Select(entry => entry.At));
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public async Task Refresh_TellsWhatCameOfItsJob_WhichDoesNotStandBesideIt()
    {
        await jobs.SeeAsync(jobs.Job("job-1", TimeSpan.FromHours(1)).Failed("invalid-credentials").Build());
        await host.StoreRowsAsync(Refresh(RefreshState.Started, Now.AddHours(-1), job: "job-1"));

        var entries = (await OfUserAsync()).Items;

        var refresh = Assert.Single(entries.OfType<RefreshActivity>());
        Assert.Equal((JobStatus.Failed, Cause.WrongLogin, "Ada"), (refresh.JobStatus, refresh.Failure!.Cause, refresh.By));
        Assert.Empty(entries.OfType<JobActivity>());
    }

    [Fact]
    public async Task FilterFailed_LeavesFailuresOnly()
    {
        await jobs.SeeAsync(jobs.Job("job-1", TimeSpan.FromHours(3)).Failed("service-unavailable").Build(), jobs.Job("job-2", TimeSpan.FromHours(2)).Succeeded().Build(), jobs.Job("job-3", TimeSpan.FromHours(1)).Failed("service-unavailable").Build());
        await host.StoreRowsAsync(Refresh(RefreshState.Refused, Now), Refresh(RefreshState.Started, Now, job: "job-3"), Refresh(RefreshState.Started, Now, job: "job-2"), Purge(PurgeState.Done, Now));

        var entries = (await OfUserAsync(ActivityFilter.Failed)).Items;

        Assert.Equal(["RefreshActivity", "RefreshActivity", "JobActivity"], entries.Select(entry => entry.GetType().Name));
    }

    [Fact]
    public async Task FilterPeople_LeavesWhatPeopleDid()
    {
        await jobs.SeeAsync(jobs.Job("job-1", TimeSpan.FromHours(3)).Failed("service-unavailable").Build());
        await host.Get<IFailedJobInbox>().ChangeAsync(TestActors.TeamLead, new CaseRef(1, 0), new CaseChange.AddNote("Called them"), Token);
        await host.StoreRowsAsync(Refresh(RefreshState.Refused, Now.AddHours(-1)), Refresh(RefreshState.Refused, Now.AddHours(-1), byHand: false), Purge(PurgeState.Done, Now.AddHours(-2)));

        var entries = (await OfUserAsync(ActivityFilter.People)).Items;

        Assert.Equal(["CaseActivity", "RefreshActivity", "PurgeActivity"], entries.Select(entry => entry.GetType().Name));
        Assert.Equal((CaseEventKind.Noted, "Called them", true), (((CaseActivity)entries[0]).Kind, ((CaseActivity)entries[0]).Text, ((CaseActivity)entries[0]).IsPerson));
    }

    [Fact]
    public async Task Purges_ForSupport_TellThatDataWasPurgedAndNoMore()
    {
        await host.StoreRowsAsync(Purge(PurgeState.Done, Now.AddHours(-1)), Purge(PurgeState.Declined, Now.AddHours(-2)));

        var support = (await OfUserAsync(actor: TestActors.Support)).Items.OfType<PurgeActivity>();
        var auditor = (await OfUserAsync(actor: TestActors.Auditor)).Items.OfType<PurgeActivity>().ToList();

        Assert.Null(Assert.Single(support).Details);
        Assert.Equal([PurgeState.Done, PurgeState.Declined], auditor.Select(purge => purge.State));
        Assert.Equal(("Ada", "SUP-1042"), (auditor[0].Details!.By, auditor[0].Details!.Reason));
    }

    [Fact]
    public async Task OneConnection_HasItsOwnEntriesOnly_AndNoneUnderAnotherUser()
    {
        await host.StoreAsync(
            People.User(JobScene.User.Value, "Gavin", "Belson"),
            People.Connection(JobScene.Connection.Value, JobScene.User.Value, createdAt: Now.AddDays(-90)),
            People.Connection("connection-2", JobScene.User.Value, createdAt: Now.AddDays(-20), expiresAt: Now.AddDays(-1)));
        await jobs.SeeAsync(
            jobs.Job("job-1", TimeSpan.FromHours(1)).Failed("service-unavailable").Build(),
            jobs.Job("job-2", TimeSpan.FromHours(2)).Of(JobScene.User, ConnectionId.Parse("connection-2"), JobScene.Bank).Failed("service-unavailable").Build());
        var activities = host.Get<IActivities>();

        var own = await activities.OfConnectionAsync(TestActors.Support, JobScene.User, ConnectionId.Parse("connection-2"), ActivityFilter.All, null, 50, Token);
        var strangers = await activities.OfConnectionAsync(TestActors.Support, UserId.Parse("user-9"), ConnectionId.Parse("connection-2"), ActivityFilter.All, null, 50, Token);

        Assert.All(own.Items, entry => Assert.Equal(ConnectionId.Parse("connection-2"), entry.ConnectionId));
        Assert.Equal(["JobActivity", "PermissionEndedActivity", "ConnectedActivity"], own.Items.Where(entry => entry is not CaseActivity).Select(entry => entry.GetType().Name));
        Assert.Empty(strangers.Items);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("YWN0aXZpdHktCj4KMQo9eA")]
    public async Task Cursor_ThatIsMalformed_BeginsAnew(string cursor)
    {
        var page = await host.Get<IActivities>().OfUserAsync(TestActors.Support, JobScene.User, ActivityFilter.All, cursor, 10, Token);

        Assert.Single(page.Items);
    }

    private async Task<List<Activity>> AllAsync(int size)
    {
        var (all, cursor) = (new List<Activity>(), (string?)null);
        do
        {
            var page = await host.Get<IActivities>().OfUserAsync(TestActors.Admin, JobScene.User, ActivityFilter.All, cursor, size, Token);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        return all;
    }

    private Task<ActivityPage> OfUserAsync(ActivityFilter filter = ActivityFilter.All, Actor? actor = null) =>
        host.Get<IActivities>().OfUserAsync(actor ?? TestActors.Admin, JobScene.User, filter, null, 50, Token);

    private static RefreshRecord Refresh(RefreshState state, DateTimeOffset at, string? job = null, bool byHand = true) => new()
    {
        UserId = JobScene.User,
        ConnectionId = JobScene.Connection,
        InstitutionId = JobScene.Bank,
        Method = ConnectionMethod.Web,
        ActorId = byHand ? "admin" : "system",
        ActorName = byHand ? "Ada" : "BasiqAdmin",
        ByHand = byHand,
        RequestedAt = at,
        State = state,
        Verdict = "[]",
        JobId = job is null ? null : JobId.Parse(job),
    };

    private static PurgeRequest Purge(PurgeState state, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(),
        UserId = JobScene.User.Value,
        ConnectionId = JobScene.Connection.Value,
        InstitutionName = "Hooli Bank",
        State = state,
        RequesterId = "admin",
        RequesterName = "Ada",
        Reason = "SUP-1042",
        RequestedAt = at,
        PreCheck = "{}",
    };
}
