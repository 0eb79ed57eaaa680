using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Tests.Authentication;

public sealed class TokenFailureTests : StubTest
{
    private const string Token = "POST /token";

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task FailingToken_AllWaitersFailTogether_AfterOneRequest()
    {
        Stub.OnError(Token, 500, "internal-server-error", "Down.");
        var held = Stub.Hold(Token);
        var callers = Enumerable.Range(0, 100).Select(_ => GetAsync()).ToList();
        await held.ArrivedAsync(Cancellation);

        held.Release();
        var failures = await Task.WhenAll(callers.Select(caller => Assert.ThrowsAsync<BasiqException>(() => caller)));

        Assert.All(failures, failure => Assert.Equal(BasiqErrorKind.ServerError, failure.Kind));
        Assert.Equal(1, Stub.CountOf(Token));
    }

    [Fact]
    public async Task FailingToken_IsNotCached_TheNextCallerGetsAToken()
    {
        var working = await BrokenAsync();

        Stub.On(Token, 200, working);
        var next = GetAsync();
        await Clock.WaitForTimerAsync(LongestBackoff, Cancellation);
        Assert.Equal(1, Stub.CountOf(Token));
        Clock.Advance(LongestBackoff);

        Assert.NotNull(await next);
        Assert.Equal(2, Stub.CountOf(Token));
    }

    [Fact]
    public async Task FailingToken_AnOutageOfAMinute_IsNoStorm()
    {
        Stub.OnError(Token, 503, "service-unavailable", "Down.");
        var end = Clock.GetUtcNow() + TimeSpan.FromMinutes(1);

        while (Clock.GetUtcNow() < end)
        {
            var callers = Enumerable.Range(0, 20).Select(_ => GetAsync()).ToList();
            await Assert.ThrowsAsync<BasiqException>(() => Clock.DriveAsync(callers[0], LongestBackoff, Cancellation));
            await Task.WhenAll(callers.Skip(1).Select(caller => Assert.ThrowsAsync<BasiqException>(() => caller)));
        }

        // 0.5 s doubling to 10 s, each halved at most: 16 requests fit into a minute, however many callers there are.
        Assert.InRange(Stub.CountOf(Token), 2, 16);
    }

    [Fact]
    public async Task FailingToken_WithRetryAfter_IsLeftAloneForThatLong()
    {
        Stub.On(Token, async context =>
        {
            context.Response.Headers.RetryAfter = "120";
            await Testing.Basiq.BasiqStub.WriteAsync(context, 429, Testing.Basiq.BasiqStub.Error("too-many-requests", "Query limit reached."));
        });
        var first = await Assert.ThrowsAsync<BasiqException>(GetAsync);

        var second = await Assert.ThrowsAsync<BasiqException>(GetAsync);

        Assert.Equal(BasiqErrorKind.RateLimited, first.Kind);
        Assert.Equal(TimeSpan.FromSeconds(120), first.RetryAfter);
        Assert.Equal(BasiqErrorKind.RateLimited, second.Kind);
        Assert.Equal(TimeSpan.FromSeconds(120), second.RetryAfter);
        Assert.Equal(1, Stub.CountOf(Token));
    }

    [Theory]
    [InlineData(403, "Invalid request", BasiqErrorKind.RateLimited)]
    [InlineData(403, "Something else", BasiqErrorKind.Unauthorized)]
    [InlineData(404, "Unable to authenticate", BasiqErrorKind.Unauthorized)]
    [InlineData(400, "Bad header", BasiqErrorKind.Unauthorized)]
    [InlineData(500, "Down", BasiqErrorKind.ServerError)]
    public async Task FailingToken_IsNeverTakenForAnAnswerAboutTheResource(int status, string detail, BasiqErrorKind kind)
    {
        Stub.OnError(Token, status, "a-code", detail);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => Client.Connections.PurgeAsync(UserId.Parse("u1"), ConnectionId.Parse("c1"), Cancellation));

        Assert.Equal(kind, exception.Kind);
        Assert.Equal(status, exception.HttpStatus);
        Assert.Equal("corr-1", exception.CorrelationId);
        Assert.False(exception.OutcomeUnknown);
        Assert.Single(Stub.Requests);
    }

    [Fact]
    public async Task FreshTokensRejectedInARow_AreNoStorm()
    {
        Stub.OnError("GET /users/u1", 403, "access-denied", "Token has expired");
        var first = await Assert.ThrowsAsync<BasiqException>(() => Client.Users.GetAsync(UserId.Parse("u1"), Cancellation));
        Assert.Equal(BasiqErrorKind.Forbidden, first.Kind);
        Assert.Equal(2, Stub.CountOf(Token));

        var second = Client.Users.GetAsync(UserId.Parse("u1"), Cancellation);
        await Clock.WaitForTimerAsync(LongestBackoff, Cancellation);

        Assert.Equal(2, Stub.CountOf(Token));
        Clock.Advance(LongestBackoff);
        await Assert.ThrowsAsync<BasiqException>(() => second);
        Assert.Equal(3, Stub.CountOf(Token));
    }

    [Fact]
    public async Task FailingToken_IsLoggedOnce_WithoutTheFirstCallersScope()
    {
        Stub.OnError(Token, 500, "internal-server-error", "Down.");

        await Assert.ThrowsAsync<BasiqException>(() => Client.Users.GetAsync(UserId.Parse("u1"), Cancellation));

        var line = Assert.Single(Host.Logs.Lines, line => line.Category.EndsWith(nameof(TokenCache), StringComparison.Ordinal));
        Assert.False(line.Fields.ContainsKey("userId"));
    }

    private Task<AccessToken> GetAsync() => Host.Tokens.GetAsync(Cancellation).AsTask();

    private async Task<string> BrokenAsync()
    {
        Stub.OnError(Token, 500, "internal-server-error", "Down.");
        await Assert.ThrowsAsync<BasiqException>(GetAsync);
        return """{"access_token":"secret-token-9","expires_in":3600}""";
    }
}
