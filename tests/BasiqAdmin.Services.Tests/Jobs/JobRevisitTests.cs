using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>Who is looked at again before the daily sweep comes round, on a clock that the test moves.</summary>
public sealed class JobRevisitTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task UserWhomBasiqRetries_IsLookedAtEveryTwoHours_ForSevenDays()
    {
        await UpdateFailsAsync("service-unavailable");
        var cause = (await scene.CaseAsync()).Row.Cause;
        var looks = new List<TimeSpan>();
        var start = host.Clock.GetUtcNow();

        while (host.Clock.GetUtcNow() - start < TimeSpan.FromDays(8))
        {
            host.Clock.Advance(TimeSpan.FromMinutes(30));
            if ((await RunAsync()).Handled > 0)
            {
                looks.Add(host.Clock.GetUtcNow() - start);
            }
        }

        Assert.Equal(Cause.BankUnavailableRetried, cause);
        Assert.Equal(84, looks.Count);
        Assert.All(looks.Zip(looks.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(2), pair.Second - pair.First));
        Assert.Equal(looks.Count, await host.CountRequestsAsync("GET", "/users/{userId}/jobs", Token));
    }

    [Fact]
    public async Task UserWithAJobInAnUnknownState_IsLookedAtAgainAfterTenMinutes()
    {
        await scene.SeeAsync(scene.Job("job-1").InUnknownState().Build());
        await RunAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(1, (await RunAsync()).Handled);
    }

    [Fact]
    public async Task UserWhoCannotBeRead_IsLeftAloneForFiveMinutes()
    {
        await scene.SeeAsync(scene.Job("job-1").RunningIn("retrieve-accounts").Build());
        await host.FailAsync("/users/{userId}/jobs", status: 400, times: 1, cancellationToken: Token);
        var failed = await RunAsync();
        var tooEarly = await RunAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        var inTime = await RunAsync();

        Assert.Equal(((1, 1), 0, (1, 0)), ((failed.Handled, failed.Failed), tooEarly.Handled, (inTime.Handled, inTime.Failed)));
    }

    [Fact]
    public async Task UserWithAJobUnderWay_IsLookedAtEveryTenMinutes_ForADay()
    {
        await scene.SeeAsync(scene.Job("job-1").RunningIn("retrieve-accounts").Build());
        await RunAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(9.9));
        var tooEarly = await RunAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(0.1));
        var inTime = await RunAsync();
        host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0, 1, 0), (tooEarly.Handled, inTime.Handled, (await RunAsync()).Handled));
    }

    [Fact]
    public async Task UserWhoseJobHasEnded_IsLeftToTheSweep()
    {
        await scene.SeeAsync(scene.Job("job-1").RunningIn("retrieve-accounts").Build());
        await scene.SeeAsync(scene.Job("job-1").Succeeded().Build());

        Assert.Equal(new WorkResult(0), await RunAsync());
    }

    [Fact]
    public async Task UserWithAnotherFailure_IsLeftToTheSweep()
    {
        await UpdateFailsAsync("user-action-required");
        host.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(new WorkResult(0), await RunAsync());
    }

    [Fact]
    public async Task UserWhoseCaseIsOver_IsNotLookedAtAnyMore()
    {
        await UpdateFailsAsync("service-unavailable");
        host.Clock.Advance(TimeSpan.FromHours(12));
        await scene.SeeAsync(scene.Job("job-3").Succeeded().Build());

        Assert.Equal(new WorkResult(0), await RunAsync());
    }

    [Fact]
    public async Task FailedLook_CountsAsOne_AndIsNotRepeatedAtOnce()
    {
        await UpdateFailsAsync("service-unavailable");
        await host.FailAsync("/users/{userId}/jobs", status: 400, times: 1, cancellationToken: Token);

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.Equal((new WorkResult(1, 1, HasMore: true), new WorkResult(0)), (first, second));
    }

    private Task UpdateFailsAsync(string code) => scene.SeeAsync(
        scene.Job("job-1", TimeSpan.FromDays(1)).Succeeded().Build(),
        scene.Job("job-2").Failed(code).Build());

    private Task<WorkResult> RunAsync() => host.Clock.DriveAsync(host.Get<JobRevisit>().RunAsync(Token), TimeSpan.FromSeconds(1), Token);
}
