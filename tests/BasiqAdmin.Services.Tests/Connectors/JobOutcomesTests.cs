using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Connectors;

/// <summary>What lists tell of our jobs: success with its change and series, the time against the usual, connections that are refreshed often, and purges of a period.</summary>
public sealed class JobOutcomesTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private int made;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        await host.StoreAsync(People.User("user-1"), People.Connection("connection-1", "user-1"), People.Connection("connection-2", "user-1"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Connector_TellsChangeAndSeriesInStretchesOf24Hours()
    {
        await host.StoreRowsAsync(
            Job(JobStatus.Succeeded, hoursAgo: 0),
            Job(JobStatus.Failed, hoursAgo: 24),
            Job(JobStatus.Succeeded, hoursAgo: 25),
            Job(JobStatus.Succeeded, hoursAgo: 26),
            Job(JobStatus.Succeeded, hoursAgo: 27),
            Job(JobStatus.Failed, hoursAgo: 28, owner: ActionOwner.Customer),
            Job(JobStatus.Failed, hoursAgo: 170),
            Job(JobStatus.Failed, hoursAgo: 171),
            Job(JobStatus.Failed, hoursAgo: 172),
            Job(JobStatus.Failed, hoursAgo: 173),
            Job(JobStatus.Failed, hoursAgo: 174),
            Job(JobStatus.Failed, hoursAgo: 400));

        var row = await HooliAsync();

        Assert.Equal((new SuccessRate(1, 1, 0), new SuccessRate(4, 1, 1)), (row.LastDay, row.LastWeek));
        Assert.Equal((-0.5, 0.8), (row.DayChange!.Value, row.WeekChange!.Value));
        Assert.Equal(14, row.Days.Count);
        Assert.Equal([new SuccessRate(0, 5, 0), new SuccessRate(3, 0, 1), new SuccessRate(1, 1, 0)], [row.Days[6], row.Days[12], row.Days[13]]);
    }

    [Fact]
    public async Task Connector_WithoutEarlierJobs_HasNoChange()
    {
        await host.StoreRowsAsync(Job(JobStatus.Succeeded, hoursAgo: 1));

        var row = await HooliAsync();

        Assert.Equal((1.0, null, null), (row.LastDay.Share, row.DayChange, row.WeekChange));
    }

    [Fact]
    public async Task Job_TellsItsTimeAgainstTheUsualOfItsBank()
    {
        await host.StoreRowsAsync(Job(JobStatus.Succeeded, 1, seconds: 10), Job(JobStatus.Succeeded, 2, seconds: 20), Job(JobStatus.Succeeded, 3, seconds: 90), Job(JobStatus.Failed, 4, seconds: 2), Job(JobStatus.Running, 0));
        var jobs = host.Get<IJobService>();

        var all = (await jobs.SearchAsync(TestActors.Support, new JobFilter(), new PageRequest(), Token)).Items;
        var running = (await jobs.SearchAsync(TestActors.Support, new JobFilter { IsUnderWay = true }, new PageRequest(), Token)).Items;

        Assert.Equal([null, 10, 20, 90, 2], all.Select(job => job.Took?.TotalSeconds));
        Assert.All(all, job => Assert.Equal(TimeSpan.FromSeconds(20), job.Usual));
        Assert.Equal(JobStatus.Running, Assert.Single(running).Status);
    }

    [Fact]
    public async Task Purges_OfAPersonAndPeriod_AreFound()
    {
        await host.StoreRowsAsync(Purge("ada", Now.AddDays(-1)), Purge("ada", Now.AddDays(-9)), Purge("mira", Now.AddDays(-1)), Purge("ada", Now));

        var found = await host.Get<IPurgeService>().SearchAsync(TestActors.Auditor, new PurgeFilter { RequesterId = "ada", From = Now.AddDays(-7), To = Now }, new PageRequest(), Token);

        Assert.Equal(Now.AddDays(-1), Assert.Single(found.Items).RequestedAt);
    }

    private async Task<ConnectorRow> HooliAsync() =>
        (await host.Get<IConnectorHealth>().SearchAsync(TestActors.Support, new ConnectorFilter(Text: "AU00000", Method: ConnectionMethod.Web), new PageRequest(), 14, Token)).Items.Single();

    private JobRecord Job(JobStatus status, double hoursAgo, ActionOwner owner = ActionOwner.Bank, int seconds = 15) => new()
    {
        Id = JobId.Parse($"job-{++made}"),
        UserId = UserId.Parse("user-1"),
        ConnectionId = ConnectionId.Parse("connection-1"),
        InstitutionId = InstitutionId.Parse("AU00000"),
        Status = status,
        Owner = status == JobStatus.Failed ? owner : null,
        CreatedAt = Now.AddHours(-hoursAgo),
        UpdatedAt = Now.AddHours(-hoursAgo).AddSeconds(seconds),
        FirstSeenAt = Now.AddHours(-hoursAgo),
        LastSeenAt = Now,
    };

    private static PurgeRequest Purge(string person, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(),
        UserId = "user-1",
        ConnectionId = "connection-1",
        InstitutionName = "Hooli Bank",
        State = PurgeState.Done,
        RequesterId = person,
        RequesterName = person,
        Reason = "Asked for",
        RequestedAt = at,
        PreCheck = "{}",
    };
}
