using System.Diagnostics.Metrics;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Testing.Telemetry;
using BasiqAdmin.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Tests.Http;

public sealed class RequestBudgetTests : IDisposable
{
    private const int Rate = 10;

    private readonly ManualTimeProvider clock = new();
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<BasiqTelemetry>().BuildServiceProvider();
    private readonly RequestBudget budget;

    public RequestBudgetTests() => budget = new RequestBudget(Options.Create(new BasiqOptions { RequestsPerSecond = Rate }), clock, services.GetRequiredService<BasiqTelemetry>());

    public void Dispose()
    {
        budget.Dispose();
        services.Dispose();
    }

    [Fact]
    public async Task Waits_AreMeasured_ByLane()
    {
        using var log = new MeasurementLog(services.GetRequiredService<IMeterFactory>());
        using var impatience = new CancellationTokenSource();
        Drain();
        var background = AcquireAsync(RequestLane.Background, impatience.Token);
        var person = AcquireAsync(RequestLane.People, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromMilliseconds(150));
        await person;
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => background);

        var waits = log.Of("basiq.client.budget.wait.duration");
        Assert.Equal(Rate, waits.Count(wait => wait is { Value: 0, Attributes: "basiq.lane=people" }));
        Assert.Single(waits, wait => wait is { Value: > 0, Attributes: "basiq.lane=people" });
        Assert.Single(waits, wait => wait is { Value: > 0, Attributes: "basiq.lane=background, error.type=canceled" });
    }

    [Fact]
    public void FullBucket_LetsOneSecondsWorthThroughAtOnce()
    {
        var calls = Many(Rate + 1, RequestLane.People);

        Assert.All(calls[..Rate], call => Assert.True(call.IsCompleted));
        Assert.False(calls[Rate].IsCompleted);
    }

    [Fact]
    public async Task EmptyBucket_KeepsTheRate()
    {
        Drain();
        var calls = Many(30, RequestLane.People);

        clock.Advance(TimeSpan.FromSeconds(1.05));
        Assert.Equal(10, await DoneAsync(calls));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(20, await DoneAsync(calls));
    }

    [Fact]
    public async Task PeoplesLane_OvertakesBackground()
    {
        Drain();
        var background = Many(5, RequestLane.Background);
        var people = Many(5, RequestLane.People);

        clock.Advance(TimeSpan.FromSeconds(0.55));

        Assert.Equal(5, await DoneAsync(people));
        Assert.Equal(0, await DoneAsync(background, RequestLane.Background));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(5, await DoneAsync(background, RequestLane.Background));
    }

    [Fact]
    public void Background_LeavesFourFifthsOfTheBucketToPeople()
    {
        var background = Many(100, RequestLane.Background);

        var people = Many(Rate * 4 / 5, RequestLane.People);

        Assert.Equal(Rate / 5, background.Count(call => call.IsCompleted));
        Assert.All(people, call => Assert.True(call.IsCompleted));
    }

    [Fact]
    public async Task Background_Alone_GetsTheWholeRate()
    {
        var calls = Many(100, RequestLane.Background);
        var before = await DoneAsync(calls, RequestLane.Background);

        clock.Advance(TimeSpan.FromSeconds(4.01));

        Assert.InRange(await DoneAsync(calls, RequestLane.Background) - before, 39, 41);
    }

    [Fact]
    public async Task SlowDown_HoldsEverybody_ThenStartsWithoutABurst()
    {
        budget.SlowDown(TimeSpan.FromSeconds(20));
        var calls = Many(20, RequestLane.People);

        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(0, await DoneAsync(calls));
        clock.Advance(TimeSpan.FromSeconds(1.05));

        Assert.Equal(10, await DoneAsync(calls));
    }

    [Fact]
    public void SlowDown_IsNeverShortenedByALaterOne()
    {
        budget.SlowDown(TimeSpan.FromSeconds(20));

        budget.SlowDown(TimeSpan.FromSeconds(1));

        Assert.Equal(clock.GetUtcNow().AddSeconds(20), budget.Status.PausedUntil);
        Assert.Equal(2, budget.Status.RateLimited);
    }

    [Fact]
    public async Task CancelledCaller_LeavesItsPlaceToTheNext()
    {
        Drain();
        using var leaving = new CancellationTokenSource();
        var first = budget.AcquireAsync(RequestLane.People, leaving.Token).AsTask();
        var second = Many(1, RequestLane.People);

        await leaving.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(0.15));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(1, await DoneAsync(second));
    }

    [Fact]
    public void Status_TellsWhoWaits()
    {
        Drain();
        Many(2, RequestLane.People);
        Many(3, RequestLane.Background);

        Assert.Equal(new RequestBudgetStatus(Rate, Rate, 2, 3, 0, null), budget.Status);
    }

    private void Drain() => Assert.All(Many(Rate, RequestLane.People), call => Assert.True(call.IsCompleted));

    private Task AcquireAsync(RequestLane lane, CancellationToken cancellationToken) => budget.AcquireAsync(lane, cancellationToken).AsTask();

    private List<Task> Many(int count, RequestLane lane) =>
        [.. Enumerable.Range(0, count).Select(_ => budget.AcquireAsync(lane, TestContext.Current.CancellationToken).AsTask())];

    /// <summary>How many have their turn. Grants are counted at once, their continuations follow on the pool.</summary>
    private async Task<int> DoneAsync(List<Task> calls, RequestLane lane = RequestLane.People)
    {
        var status = budget.Status;
        var waiting = lane == RequestLane.People ? status.PeopleWaiting : status.BackgroundWaiting;
        while (calls.Count(call => !call.IsCompleted) > waiting)
        {
            await Task.Yield();
        }

        return calls.Count(call => call.IsCompleted);
    }
}
