using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Testing.Basiq;

namespace BasiqAdmin.Basiq.Tests.Authentication;

public sealed class TokenCacheTests : StubTest
{
    private const string Token = "POST /token";

    [Fact]
    public async Task Request_IsShapedAsDocumented()
    {
        Stub.On("GET /users/u1", 200, """{"id":"u1"}""");

        await Client.Users.GetAsync(Basiq.Ids.UserId.Parse("u1"), Cancellation);

        var token = Stub.Requests[0];
        Assert.Equal(Token, token.Call);
        Assert.Equal("scope=SERVER_ACCESS", token.Body);
        Assert.Equal("application/x-www-form-urlencoded", token.Headers["Content-Type"]);
        Assert.Equal($"Basic {BasiqHost.ApiKey}", token.Headers["Authorization"]);
        Assert.Equal("3.0", token.Headers["basiq-version"]);
        var call = Stub.Requests[1];
        Assert.Equal($"Bearer {BasiqStub.TokenPrefix}1", call.Headers["Authorization"]);
        Assert.False(call.Headers.ContainsKey("basiq-version"));
    }

    [Fact]
    public async Task CancelledCaller_HarmsNobody()
    {
        var held = Stub.Hold(Token);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = Host.Tokens.GetAsync(leaving.Token).AsTask();
        var others = Enumerable.Range(0, 20).Select(_ => Host.Tokens.GetAsync(Cancellation).AsTask()).ToList();
        await held.ArrivedAsync(Cancellation);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(20, Host.Tokens.Status.Waiters);
        held.Release();
        await Task.WhenAll(others);

        Assert.Equal(1, Stub.CountOf(Token));
        Assert.Equal(0, Host.Tokens.Status.Waiters);
    }

    [Fact]
    public async Task AllCallersCancelled_TheTokenIsKeptForTheNext()
    {
        var held = Stub.Hold(Token);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var only = Host.Tokens.GetAsync(leaving.Token).AsTask();
        await held.ArrivedAsync(Cancellation);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        held.Release();
        await Host.Tokens.GetAsync(Cancellation);

        Assert.Equal(1, Stub.CountOf(Token));
    }

    [Fact]
    public async Task WarmCache_AnswersWithTheSameTokenAtOnce()
    {
        var first = await Host.Tokens.GetAsync(Cancellation);

        var second = Host.Tokens.GetAsync(Cancellation);

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Same(first, await second);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-48)]
    public async Task ClockSetBack_TheTokenIsRenewedInTimeAllTheSame(int hours)
    {
        var old = await Host.Tokens.GetAsync(Cancellation);
        Clock.Set(TimeSpan.FromHours(hours));
        Clock.Advance(TimeSpan.FromMinutes(56));

        await Host.Tokens.GetAsync(Cancellation);

        await Host.Logs.WaitForAsync(2, "token was fetched", Cancellation);
        Assert.NotSame(old, await Host.Tokens.GetAsync(Cancellation));
    }

    [Fact]
    public async Task RenewalDue_CallersGoOnWithTheOldToken_WhileOneRequestRenews()
    {
        var old = await Host.Tokens.GetAsync(Cancellation);
        var held = Stub.Hold(Token);
        Clock.Advance(TimeSpan.FromMinutes(56));

        var during = Enumerable.Range(0, 50).Select(_ => Host.Tokens.GetAsync(Cancellation).AsTask()).ToList();

        Assert.All(during, call => Assert.True(call.IsCompletedSuccessfully));
        Assert.All(await Task.WhenAll(during), token => Assert.Same(old, token));
        await held.ArrivedAsync(Cancellation);
        held.Release();
        await Host.Logs.WaitForAsync(2, "token was fetched", Cancellation);
        Assert.NotSame(old, await Host.Tokens.GetAsync(Cancellation));
        Assert.Equal(2, Stub.CountOf(Token));
    }

    [Fact]
    public async Task RenewalFailing_CallersGoOnWithTheOldToken_UntilItExpires()
    {
        var old = await Host.Tokens.GetAsync(Cancellation);
        Stub.OnError(Token, 500, "internal-server-error", "Down.");
        Clock.Advance(TimeSpan.FromMinutes(56));

        await Host.Tokens.GetAsync(Cancellation);
        await Host.Logs.WaitForAsync(1, "No Basiq token", Cancellation);
        var again = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Host.Tokens.GetAsync(Cancellation).AsTask()));

        Assert.All(again, token => Assert.Same(old, token));
        Assert.Equal(2, Stub.CountOf(Token));
    }

    [Fact]
    public async Task Expiry_WithoutCallersBefore_MakesOneMoreRequestForAll()
    {
        var old = await Host.Tokens.GetAsync(Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(Host.Tokens.Status.ExpiresAt);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Host.Tokens.GetAsync(Cancellation).AsTask()));

        Assert.All(tokens, token => Assert.NotSame(old, token));
        Assert.Equal(2, Stub.CountOf(Token));
    }

    [Fact]
    public async Task NightWithoutCallers_AsksForNothing()
    {
        await Host.Tokens.GetAsync(Cancellation);

        Clock.Advance(TimeSpan.FromHours(10));

        Assert.Equal(1, Stub.CountOf(Token));
        Assert.Equal(1, Host.Tokens.Status.Requests);
    }

    [Fact]
    public async Task Invalidation_OfAnOlderToken_KeepsTheNewOne()
    {
        var old = await Host.Tokens.GetAsync(Cancellation);
        Host.Tokens.Invalidate(old);
        var fresh = await Host.Tokens.GetAsync(Cancellation);

        Host.Tokens.Invalidate(old);

        Assert.NotSame(old, fresh);
        Assert.Same(fresh, await Host.Tokens.GetAsync(Cancellation));
        Assert.Equal(1, Host.Tokens.Status.Rejections);
        Assert.Equal(2, Stub.CountOf(Token));
    }

    [Fact]
    public async Task Status_TellsAgeAndCounts()
    {
        var start = Clock.GetUtcNow();
        Assert.Equal(new Basiq.Authentication.TokenCacheStatus(0, 0, 0, null, null), Host.Tokens.Status);

        await Host.Tokens.GetAsync(Cancellation);

        Assert.Equal(new Basiq.Authentication.TokenCacheStatus(1, 0, 0, start, start.AddHours(1)), Host.Tokens.Status);
    }

    [Fact]
    public async Task Token_AsText_IsRedacted()
    {
        var token = await Host.Tokens.GetAsync(Cancellation);

        Assert.Equal("[access token]", $"{token}");
    }

    [Theory]
    [InlineData("""{"access_token":"","expires_in":3600}""")]
    [InlineData("""{"access_token":"a","expires_in":0}""")]
    [InlineData("""{"access_token":"a b","expires_in":3600}""")]
    [InlineData("""{"expires_in":3600}""")]
    [InlineData("""{"access_token":""")]
    [InlineData("null")]
    public async Task Reply_WithoutAUsableToken_IsMalformed(string reply)
    {
        Stub.On(Token, 200, reply);

        var exception = await Assert.ThrowsAsync<BasiqException>(async () => await Host.Tokens.GetAsync(Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.Equal(200, exception.HttpStatus);
        Assert.False(exception.OutcomeUnknown);
    }
}
