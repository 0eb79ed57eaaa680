using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

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
        host = await ServicesHost.StartAsync(users: Users);
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

        await host.Get<IJobService>().DiagnoseAsync(TestActors.Support, opened, Token);

        await using var database = host.Database();
        Assert.Equal(host.Clock.GetUtcNow(), (await database.Set<DirectoryUser>().SingleAsync(user => user.Id == opened, Token)).JobsVisitedAt);
        Assert.True(await database.Set<JobRecord>().AnyAsync(job => job.UserId == opened, Token));
    }

    [Fact]
    public async Task FirstRound_UntilEveryUserWasVisited_IsToldByTheInbox()
    {
        var inbox = host.Get<IFailedJobInbox>();
        var before = await inbox.CountAsync(TestActors.Support, Token);

        await RunAsync();

        Assert.True(before.IsFirstRound);
        Assert.False((await inbox.CountAsync(TestActors.Support, Token)).IsFirstRound);
    }

    private Task<WorkResult> RunAsync() => host.Clock.DriveAsync(Sweep.RunAsync(Token), TimeSpan.FromSeconds(1), Token);

    private static Task Note(List<UserId> visited, UserId user)
    {
        visited.Add(user);
        return Task.CompletedTask;
    }
}
