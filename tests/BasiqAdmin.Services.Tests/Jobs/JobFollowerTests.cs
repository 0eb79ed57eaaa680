using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>Following a job of the sandbox from its refresh to its end, on a clock that the test moves.</summary>
public sealed class JobFollowerTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private JobFollower Follower => host.Get<JobFollower>();

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 60);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task FiftyViewers_OfOneJob_CostOneStreamOfRequests()
    {
        var (user, job) = await StartJobAsync();
        var watching = Enumerable.Range(0, 50).Select(_ => WatchAsync(user, job, Token)).ToList();

        await TickUntilAsync(Task.WhenAll(watching));

        var seen = await Task.WhenAll(watching);
        var polls = await host.CountRequestsAsync("GET", "/jobs/{jobId}", Token);
        Assert.All(seen, states => Assert.Equal(JobStatus.Succeeded, states[^1].Status));
        Assert.InRange(polls, 3, 25);
        Assert.Equal(0, Follower.Followed);
    }

    [Fact]
    public async Task Polling_BeginsAfterOneSecond_AndGrowsToTen()
    {
        var (user, job) = await SlowJobAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watching = WatchAsync(user, job, leaving.Token);
        var pauses = new List<double>();
        while (pauses.Count < 8)
        {
            await host.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(10), Token);
            pauses.Add(host.Clock.AdvanceToNextTimer().TotalSeconds);
        }

        await leaving.CancelAsync();
        Assert.Equal([1, 1.5, 2.25, 3.375, 5.062, 7.593, 10, 10], pauses);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task Job_ThatNobodyLooksAtAnyMore_IsFollowedToItsEndAndStored()
    {
        var (user, job) = await StartJobAsync();
        Follower.Follow(user, job);

        await TickUntilAsync(Follower.EndedAsync(Token));

        Assert.Equal(JobStatus.Succeeded, (await host.Get<JobReader>().FindAsync(job, Token))!.Status);
    }

    [Fact]
    public async Task Viewer_WhoLeaves_DoesNotEndTheOthers()
    {
        var (user, job) = await StartJobAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stays = WatchAsync(user, job, Token);
        var leaves = WatchAsync(user, job, leaving.Token);
        await leaving.CancelAsync();

        await TickUntilAsync(stays);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.Equal(JobStatus.Succeeded, (await stays)[^1].Status);
    }

    [Fact]
    public async Task Polling_GoesOn_WhenBasiqFailsInBetween()
    {
        var (user, job) = await StartJobAsync();
        await host.FailAsync("GET /jobs/{jobId}", status: 400, times: 2, cancellationToken: Token);
        var watching = WatchAsync(user, job, Token);

        await TickUntilAsync(watching);

        Assert.Equal(JobStatus.Succeeded, (await watching)[^1].Status);
        Assert.Contains(host.Logs.Lines, line => line.Message.StartsWith("A running job could not be looked at", StringComparison.Ordinal) && Equals(line.Fields["jobId"], job.Value));
    }

    [Fact]
    public async Task Watch_OfAJobPage_ShowsEachChange_AndEndsWithTheOutcome()
    {
        var (_, job) = await StartJobAsync();
        var watching = Task.Run(async () => await host.Get<IJobService>().WatchAsync(TestActors.Support, job, Token).ToListAsync(Token), Token);

        await TickUntilAsync(watching);

        var seen = await watching;
        Assert.False(seen[0].Job.IsSettled);
        Assert.Equal(JobStatus.Succeeded, seen[^1].Job.Status);
        Assert.True(seen.Count >= 3);
        Assert.Contains(seen[^1].Job.Steps, step => step.Timing is { IsOver: true });
    }

    [Fact]
    public async Task Watch_OfAnUnknownJob_EndsAtOnce()
    {
        var seen = await host.Get<IJobService>().WatchAsync(TestActors.Support, JobId.Parse("nobody-knows-me"), Token).ToListAsync(Token);

        Assert.Empty(seen);
        Assert.Equal(0, Follower.Followed);
    }

    /// <summary>Refreshes a web connection that works, at a bank without a challenge.</summary>
    private async Task<(UserId User, JobId Job)> StartJobAsync()
    {
        var basiq = host.Get<BasiqClient>();
        foreach (var user in (await host.SandboxUsersAsync(Token)).Skip(SeededPeople.FirstByChance).Select(UserId.Parse))
        {
            foreach (var connection in await basiq.Connections.ListAsync(user, new ConnectionFilter(Status: ConnectionStatus.Active), Token))
            {
                if (connection.Method == ConnectionMethod.OpenBanking && await basiq.Connections.RefreshAsync(user, connection.Id, Token) is { IsExisting: false } started)
                {
                    return (user, started.Job.Id);
                }
            }
        }

        throw new InvalidOperationException("The sandbox has no connection to refresh.");
    }

    /// <summary>A job of a slow bank, under way for minutes to come.</summary>
    private async Task<(UserId User, JobId Job)> SlowJobAsync()
    {
        foreach (var user in (await host.SandboxUsersAsync(Token)).Select(UserId.Parse))
        {
            var jobs = await host.Get<BasiqClient>().Jobs.ListAsync(user, null, Token);
            if (jobs.FirstOrDefault(job => job.Status == JobStatus.Running) is { } running)
            {
                return (user, running.Id);
            }
        }

        throw new InvalidOperationException("The sandbox has no running job.");
    }

    private async Task<List<Job>> WatchAsync(UserId user, JobId job, CancellationToken? token = null) =>
        await Follower.WatchAsync(user, job, token ?? Token).ToListAsync(token ?? Token);

    private Task TickUntilAsync(Task work) => host.Clock.DriveAsync(work, TimeSpan.FromSeconds(10), Token);
}
