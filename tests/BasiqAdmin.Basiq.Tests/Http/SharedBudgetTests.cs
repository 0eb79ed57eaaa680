using Microsoft.AspNetCore.Http;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Testing.Basiq;

namespace BasiqAdmin.Basiq.Tests.Http;

public sealed class SharedBudgetTests : StubTest
{
    private const int Rate = 4;
    private const string GetUser = "GET /users/u1";
    private const string User = """{"id":"u1"}""";

    [Fact]
    public async Task RateLimitedChange_WithRetryAfter_SlowsAllCallers()
    {
        Stub.On(GetUser, 200, User);
        await PurgeRateLimitedAsync("3");

        var others = Enumerable.Range(0, 3).Select(_ => Client.Users.GetAsync(UserId.Parse("u1"), Cancellation)).ToList();
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(0, Stub.CountOf(GetUser));
        Assert.Equal(3, Host.Budget.Status.PeopleWaiting);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(others);

        Assert.Equal(3, Stub.CountOf(GetUser));
    }

    [Fact]
    public async Task RateLimitedRead_WithRetryAfter_SlowsAllCallers_AndIsTriedAgainAfterwards()
    {
        var answers = 0;
        Stub.On(GetUser, 200, User).On("GET /jobs/j1", context => Interlocked.Increment(ref answers) == 1
            ? RateLimitAsync(context, "3")
            : BasiqStub.WriteAsync(context, 200, """{"id":"j1"}"""));
        var limited = Client.Jobs.GetAsync(JobId.Parse("j1"), Cancellation);
        await Host.Logs.WaitForAsync(1, "sent again", Cancellation);

        var other = Client.Users.GetAsync(UserId.Parse("u1"), Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(1, Stub.CountOf("GET /jobs/j1"));
        Assert.Equal(0, Stub.CountOf(GetUser));
        await Clock.DriveAsync(Task.WhenAll(limited, other), RetryPatience, Cancellation);

        Assert.Equal(2, Stub.CountOf("GET /jobs/j1"));
        Assert.Equal(1, Stub.CountOf(GetUser));
    }

    [Fact]
    public async Task RateLimited_ForLongerThanAPersonWaits_TellsThePerson()
    {
        await PurgeRateLimitedAsync("120");

        var call = Client.Users.GetAsync(UserId.Parse("u1"), Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(30));
        var exception = await Assert.ThrowsAsync<BasiqException>(() => call);

        Assert.Equal(BasiqErrorKind.RateLimited, exception.Kind);
        Assert.Equal(TimeSpan.FromSeconds(90), exception.RetryAfter);
        Assert.Equal(0, Stub.CountOf(GetUser));
    }

    [Theory]
    [InlineData(RequestLane.People)]
    [InlineData(RequestLane.Background)]
    public async Task Change_CancelledWhileItWaitsForItsTurn_SaysThatNothingWasSent(RequestLane lane)
    {
        await PurgeRateLimitedAsync("120");
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var background = lane == RequestLane.Background ? BasiqLane.Background() : null;
        var call = Client.Connections.RefreshAsync(UserId.Parse("u1"), ConnectionId.Parse("c1"), leaving.Token);

        await leaving.CancelAsync();
        var exception = await Assert.ThrowsAsync<NotSentException>(() => call);

        Assert.Equal(leaving.Token, exception.CancellationToken);
        Assert.True(call.IsCanceled);
        Assert.Equal(0, Stub.CountOf("POST /users/u1/connections/c1/refresh"));
    }

    [Fact]
    public async Task BackgroundCalls_WaitForPeople()
    {
        Stub.On(GetUser, 200, User).On("GET /users/u2", 200, """{"id":"u2"}""");
        await DrainAsync();
        List<Task> background;
        using (BasiqLane.Background())
        {
            background = [.. Enumerable.Range(0, 2).Select(_ => Client.Users.GetAsync(UserId.Parse("u2"), Cancellation))];
        }

        var person = Client.Users.GetAsync(UserId.Parse("u1"), Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(0.3));
        await person;

        Assert.Equal(0, Stub.CountOf("GET /users/u2"));
        Assert.Equal(2, Host.Budget.Status.BackgroundWaiting);
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(background);
    }

    [Fact]
    public void Lane_IsPeoples_UntilBackgroundIsAskedFor()
    {
        using (BasiqLane.Background())
        {
            Assert.Equal(RequestLane.Background, BasiqLane.Current);
        }

        Assert.Equal(RequestLane.People, BasiqLane.Current);
    }

    protected override void Configure(BasiqOptions options) => options.RequestsPerSecond = Rate;

    private static Task RateLimitAsync(HttpContext context, string retryAfter)
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return BasiqStub.WriteAsync(context, 429, BasiqStub.Error("too-many-requests", "Query limit reached."));
    }

    private async Task PurgeRateLimitedAsync(string retryAfter)
    {
        Stub.On("POST /users/u1/connections/c1/purge", context => RateLimitAsync(context, retryAfter));
        var purge = Client.Connections.PurgeAsync(UserId.Parse("u1"), ConnectionId.Parse("c1"), Cancellation);
        var exception = await Assert.ThrowsAsync<BasiqException>(() => purge);
        Assert.Equal(BasiqErrorKind.RateLimited, exception.Kind);
    }

    private async Task DrainAsync()
    {
        while (Host.Budget.Status.Granted < Rate)
        {
            await Client.Users.GetAsync(UserId.Parse("u1"), Cancellation);
        }
    }
}
