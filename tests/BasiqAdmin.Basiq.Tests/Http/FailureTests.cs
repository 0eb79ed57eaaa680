using Microsoft.AspNetCore.Http;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Testing.Basiq;

namespace BasiqAdmin.Basiq.Tests.Http;

public sealed class FailureTests : StubTest
{
    private const string GetUser = "GET /users/u1";
    private const string Purge = "POST /users/u1/connections/c1/purge";

    private static readonly UserId User = UserId.Parse("u1");
    private static readonly ConnectionId Connection = ConnectionId.Parse("c1");

    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"not an id\"}")]
    public async Task MalformedReply_IsOneException_WithItsStatus(string reply)
    {
        Stub.On(GetUser, 200, reply);

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.Equal(200, exception.HttpStatus);
        Assert.False(exception.OutcomeUnknown);
        Assert.Equal(1, Stub.CountOf(GetUser));
    }

    [Fact]
    public async Task ErrorWithoutABasiqBody_IsOneException_WithItsStatus()
    {
        Stub.On(GetUser, 418, "<html>");

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal((BasiqErrorKind.Refused, 418), (exception.Kind, exception.HttpStatus));
        Assert.Null(exception.Code);
    }

    [Fact]
    public async Task Error_CarriesAllThatBasiqSays()
    {
        Stub.OnError(GetUser, 400, "parameter-not-valid", "ID value is not valid.");

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal(BasiqErrorKind.Refused, exception.Kind);
        Assert.Equal(
            ("parameter-not-valid", "A title", "ID value is not valid.", "corr-1"),
            (exception.Code, exception.Title, exception.Detail, exception.CorrelationId));
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        Stub.On(GetUser, context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/users/u2";
            return Task.CompletedTask;
        });

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal((BasiqErrorKind.Refused, 302), (exception.Kind, exception.HttpStatus));
        Assert.Equal(0, Stub.CountOf("GET /users/u2"));
    }

    [Fact]
    public async Task ReadDropped_IsTriedFourTimes_ThenOneException()
    {
        Stub.On(GetUser, context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal(BasiqErrorKind.ConnectionFailed, exception.Kind);
        Assert.Null(exception.HttpStatus);
        Assert.False(exception.OutcomeUnknown);

        // The framework may add one of its own on a pooled connection; for a read that does no harm.
        Assert.InRange(Stub.CountOf(GetUser), 4, 5);
    }

    [Fact]
    public async Task ReplyBrokenOffInItsBody_IsOneException_WithItsStatus()
    {
        Stub.On(GetUser, context =>
        {
            // The server closes the connection when fewer bytes were written than it announced.
            context.Response.ContentLength = 1000;
            return context.Response.WriteAsync("{\"id\":\"u1\",", Cancellation);
        });

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal((BasiqErrorKind.ConnectionFailed, 200), (exception.Kind, exception.HttpStatus));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task ReadFailingForAWhile_SucceedsInTheEnd(int status)
    {
        var answers = 0;
        Stub.On(GetUser, context => Interlocked.Increment(ref answers) <= 3
            ? BasiqStub.WriteAsync(context, status, BasiqStub.Error("a-code", "A detail."))
            : BasiqStub.WriteAsync(context, 200, """{"id":"u1"}"""));

        var user = await Clock.DriveAsync(Client.Users.GetAsync(User, Cancellation), RetryPatience, Cancellation);

        Assert.Equal(User, user.Id);
        Assert.Equal(4, Stub.CountOf(GetUser));
    }

    [Fact]
    public async Task ReadFailingForLonger_IsTriedFourTimes()
    {
        Stub.OnError(GetUser, 503, "service-unavailable", "Down.");

        var exception = await FailureOfAsync(Client.Users.GetAsync(User, Cancellation));

        Assert.Equal((BasiqErrorKind.ServerError, "service-unavailable"), (exception.Kind, exception.Code));
        Assert.Equal(4, Stub.CountOf(GetUser));
    }

    [Fact]
    public async Task Read_NotAnsweredInTime_IsATimeout()
    {
        var held = Stub.Hold(GetUser);
        var call = Client.Users.GetAsync(User, Cancellation);
        await held.ArrivedAsync(Cancellation);

        Clock.Advance(TimeSpan.FromSeconds(30));
        var exception = await Assert.ThrowsAsync<BasiqException>(() => call);

        Assert.Equal(BasiqErrorKind.Timeout, exception.Kind);
        Assert.False(exception.OutcomeUnknown);
        Assert.Equal(1, Stub.CountOf(GetUser));
    }

    [Fact]
    public async Task Purge_NotAnsweredInTime_IsSentOnce_AndItsOutcomeUnknown()
    {
        var held = Stub.Hold(Purge);
        var call = Client.Connections.PurgeAsync(User, Connection, Cancellation);
        await held.ArrivedAsync(Cancellation);

        Clock.Advance(TimeSpan.FromSeconds(30));
        var exception = await Assert.ThrowsAsync<BasiqException>(() => call);

        Assert.Equal(BasiqErrorKind.Timeout, exception.Kind);
        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, Stub.CountOf(Purge));
    }

    [Fact]
    public async Task Purge_WithoutATokenInTime_IsKnownNotToHaveHappened()
    {
        var held = Stub.Hold("POST /token");
        var call = Client.Connections.PurgeAsync(User, Connection, Cancellation);
        await held.ArrivedAsync(Cancellation);

        Clock.Advance(TimeSpan.FromSeconds(30));
        var exception = await Assert.ThrowsAsync<BasiqException>(() => call);

        Assert.Equal(BasiqErrorKind.Timeout, exception.Kind);
        Assert.False(exception.OutcomeUnknown);
        Assert.Equal(0, Stub.CountOf(Purge));
    }

    [Fact]
    public async Task CallersCancellation_IsACancellation_NotAFailure()
    {
        var held = Stub.Hold(GetUser);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = Client.Users.GetAsync(User, leaving.Token);
        await held.ArrivedAsync(Cancellation);

        await leaving.CancelAsync();

        Assert.IsNotType<NotSentException>(await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call));
    }
}
