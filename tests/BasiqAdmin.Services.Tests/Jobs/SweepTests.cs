using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Services.Telemetry;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>The daily sweep on the sandbox over HTTP, on a clock that the test moves.</summary>
public sealed class SweepTests : IAsyncLifetime
{
    private const int Users = 40;
    private ServicesHost host = null!;
    private List<UserId> ids = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private JobSweep Sweep => host.Get<JobSweep>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: Users, settings: values => values["Jobs:SweepPerSecond"] = "2");
        ids = [.. (await host.SandboxUsersAsync(Token)).Select(UserId.Parse)];
        await host.Get<DirectoryWriter>().AddAsync(ids, UserSource.Import, Token);
        await host.Get<DirectorySync>().RunAsync(Token);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task FirstRun_VisitsEveryKnownUser_AtTwoASecond()
    {
        var start = host.Clock.GetUtcNow();

        var result = await RunAsync();

        await using var database = host.Database();
        Assert.Equal(new WorkResult(Users, 0, HasMore: true), result);
        Assert.Equal(TimeSpan.FromSeconds((Users - 1) / 2.0), host.Clock.GetUtcNow() - start);
        Assert.Equal(Users, await host.CountRequestsAsync("GET", "/users/{userId}/jobs", Token));
        Assert.True(await database.Set<JobRecord>().CountAsync(Token) > Users);
        Assert.True(await database.Set<FailedJobCase>().CountAsync(Token) > 10);
    }

    [Fact]
    public async Task NextRun_WithinADay_HasNothingToDoYet()
    {
        await RunAsync();

        var result = await RunAsync();

        Assert.Equal(new WorkResult(0), result);
    }

    [Fact]
    public async Task OneBadUser_CostsOnlyThatUser()
    {
        await host.FailAsync("/users/{userId}/jobs", status: 400, times: 1, cancellationToken: Token);

        var result = await RunAsync();

        Assert.Equal(new WorkResult(Users, 1, HasMore: true), result);
    }

    [Fact]
    public async Task FailedVisit_DoesNotCountAsDone_AndIsMadeAgainAfterFiveMinutes()
    {
        await host.FailAsync("/users/{userId}/jobs", status: 400, times: 1, cancellationToken: Token);
        await RunAsync();
        var failed = await FailedAsync();
        var tooSoon = await RunAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        var again = await RunAsync();

        Assert.Equal((DateTimeOffset.UnixEpoch, 1), (failed.JobsVisitedAt, failed.JobsFailures));
        Assert.Equal(new WorkResult(0), tooSoon);
        Assert.Equal(new WorkResult(1, 0, HasMore: true), again);
        await using var database = host.Database();
        Assert.False(await database.Set<DirectoryUser>().AnyAsync(user => user.JobsFailures > 0 || user.JobsTryAgainAt != null || user.JobsVisitedAt == DateTimeOffset.UnixEpoch, Token));
    }

    [Fact]
    public async Task UserThatCannotBeRead_IsTriedMoreAndMoreSeldom_AndHoldsUpNobody()
    {
        var pauses = new List<double>();
        await RunAsync((user, _) => Task.FromResult(user != ids[3]));
        for (var tries = 1; tries <= 6; tries++)
        {
            var pause = (await FailedAsync()).JobsTryAgainAt!.Value - host.Clock.GetUtcNow();
            pauses.Add(pause.TotalMinutes);
            host.Clock.Advance(pause);
            var tried = new List<UserId>();
            await RunAsync((user, _) =>
            {
                tried.Add(user);
                return Task.FromResult(false);
            });
            Assert.Equal([ids[3]], tried);
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], pauses);
        Assert.Null((await host.Get<IFailedJobInbox>().CountAsync(TestActors.Support, CaseFilter.Everything, Token)).FirstRound);
    }

    [Fact]
    public async Task UserThatCannotBeRead_IsReadOnceSomebodyOpensThem()
    {
        await RunAsync((user, _) => Task.FromResult(user != ids[3]));

        await host.Get<IConnectionService>().UserOverviewAsync(TestActors.Support, ids[3], Token);

        await using var database = host.Database();
        Assert.False(await database.Set<DirectoryUser>().AnyAsync(user => user.JobsFailures > 0 || user.JobsTryAgainAt != null, Token));
    }

    [Fact]
    public async Task ClockSetBack_HoldsUpNeitherNewUsersNorTheNextRound()
    {
        await RunAsync();
        host.Clock.Set(TimeSpan.FromDays(-30));
        await host.StoreAsync(People.User("new-user"));
        var visited = new List<UserId>();

        await RunAsync((user, _) => Note(visited, user));
        await host.Get<ClockCorrection>().RunAsync(Token);
        host.Clock.Advance(TimeSpan.FromHours(26));
        var next = await RunAsync();

        Assert.Equal(["new-user"], visited.Select(user => user.Value));
        Assert.Equal(Users + 1, next.Handled);
    }

    [Fact]
    public async Task ClockSetBack_DoesNotMakeAPageTakeOldJobsForNewOnes()
    {
        await host.Get<IConnectionService>().UserOverviewAsync(TestActors.Support, ids[5], Token);
        host.Clock.Set(TimeSpan.FromHours(-2));

        await host.Get<IConnectionService>().UserOverviewAsync(TestActors.Support, ids[5], Token);

        Assert.Equal(2, await host.CountRequestsAsync("GET", "/users/{userId}/jobs", Token));
    }

    [Fact]
    public async Task FirstRun_OnLoopback_RunsAtTheBudget()
    {
        await using var fast = await ServicesHost.StartAsync(users: 1, settings: values => values["Basiq:RequestsPerSecond"] = "200");
        foreach (var user in ids)
        {
            await fast.StoreAsync(People.User(user.Value));
        }

        var start = fast.Clock.GetUtcNow();

        await fast.Clock.DriveAsync(fast.Get<SweepRound>().RunAsync((_, _) => Task.FromResult(true), Token), TimeSpan.FromSeconds(1), Token);

        Assert.Equal(TimeSpan.FromMilliseconds((Users - 1) * 5), fast.Clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Sweep_OfAnAppThatKnowsNobodyYet_BeginsSecondsAfterTheFirstUsersAreKnown()
    {
        await using var fresh = await ServicesHost.StartAsync(users: 1);
        using var worker = new WorkerLoop<JobSweep>(fresh.Get<IServiceScopeFactory>(), fresh.Get<ServiceTelemetry>(), fresh.Clock, fresh.Get<ILoggerFactory>());
        await worker.StartAsync(Token);
        await fresh.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5), Token);
        var idle = await fresh.Get<JobSweep>().HasWorkAsync(Token);
        await fresh.StoreAsync(People.User("new-user"));
        var due = await fresh.Get<JobSweep>().HasWorkAsync(Token);

        fresh.Clock.Advance(TimeSpan.FromSeconds(5));

        await fresh.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(5), Token);
        await worker.StopAsync(Token);
        Assert.Equal((false, true), (idle, due));
        Assert.Equal(1, await fresh.CountRequestsAsync("GET", "/users/{userId}/jobs", Token));
    }

    [Fact]
    public async Task FirstRound_UnderWay_IsToldWithItsNumbers()
    {
        var inbox = host.Get<IFailedJobInbox>();
        await host.Clock.DriveAsync(host.Get<SweepRound>().RunAsync(ids[..10], (user, _) => Task.FromResult(user != ids[3]), Token), TimeSpan.FromSeconds(1), Token);

        var counts = await inbox.CountAsync(TestActors.Support, CaseFilter.Everything, Token);
        var report = await host.Get<ISystemStatus>().GetAsync(TestActors.Support, Token);

        Assert.Equal(new FirstRound(9, 1, Users), counts.FirstRound);
        Assert.Equal(counts.FirstRound, report.FirstRound);
        Assert.Equal(counts.FirstRound, await inbox.FirstRoundAsync(TestActors.Support, Token));
    }

    [Fact]
    public async Task StoppedRun_GoesOnWhereItWas()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var visits = 0;
        var first = host.Get<SweepRound>().RunAsync(
            async (_, _) =>
            {
                if (++visits == 10)
                {
                    await stopping.CancelAsync();
                }

                return true;
            },
            stopping.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Clock.DriveAsync(first, TimeSpan.FromSeconds(1), Token));
        var rest = new List<UserId>();

        await host.Clock.DriveAsync(host.Get<SweepRound>().RunAsync((user, _) => Note(rest, user), Token), TimeSpan.FromSeconds(1), Token);

        Assert.Equal(ids[10..], rest);
    }

    [Fact]
    public async Task OpenedUser_IsVisitedAtOnce_AndLaterBySweep()
    {
        var opened = ids[5];

        await host.Get<IConnectionService>().UserOverviewAsync(TestActors.Support, opened, Token);

        await using var database = host.Database();
        Assert.Equal(host.Clock.GetUtcNow(), (await database.Set<DirectoryUser>().SingleAsync(user => user.Id == opened, Token)).JobsVisitedAt);
        Assert.True(await database.Set<JobRecord>().AnyAsync(job => job.UserId == opened, Token));
    }

    [Fact]
    public async Task FirstRound_UntilEveryUserWasVisited_IsToldByTheInbox()
    {
        var inbox = host.Get<IFailedJobInbox>();
        var before = await inbox.CountAsync(TestActors.Support, CaseFilter.Everything, Token);

        await RunAsync();

        Assert.Equal(new FirstRound(0, 0, Users), before.FirstRound);
        Assert.Null((await inbox.CountAsync(TestActors.Support, CaseFilter.Everything, Token)).FirstRound);
        Assert.Null(await inbox.FirstRoundAsync(TestActors.Support, Token));
    }

    private Task<(int Visited, int Failed)> RunAsync(Func<UserId, CancellationToken, Task<bool>> visit) =>
        host.Clock.DriveAsync(host.Get<SweepRound>().RunAsync(visit, Token), TimeSpan.FromSeconds(1), Token);

    private async Task<DirectoryUser> FailedAsync()
    {
        await using var database = host.Database();
        return await database.Set<DirectoryUser>().AsNoTracking().SingleAsync(user => user.JobsFailures > 0, Token);
    }

    private Task<WorkResult> RunAsync() => host.Clock.DriveAsync(Sweep.RunAsync(Token), TimeSpan.FromSeconds(1), Token);

    private static Task<bool> Note(List<UserId> visited, UserId user)
    {
        visited.Add(user);
        return Task.FromResult(true);
    }
}
