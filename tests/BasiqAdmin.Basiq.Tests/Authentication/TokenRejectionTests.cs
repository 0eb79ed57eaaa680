using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Tests.Authentication;

public sealed class TokenRejectionTests : SandboxTest
{
    private const string GetUser = "GET /users/{userId}";
    private const string Purge = "POST /users/{userId}/connections/{connectionId}/purge";

    [Theory]
    [InlineData(403, "Token has expired")]
    [InlineData(403, "The token expired at noon.")]
    [InlineData(401, "Invalid authorization token.")]
    public async Task RejectedToken_IsRenewedOnce_AndTheRequestSentOnceMore(int status, string detail)
    {
        var user = await AnyUserAsync();
        await Control.PlayAsync(new { path = GetUser, status, detail }, Cancellation);

        var found = await Client.Users.GetAsync(user, Cancellation);

        Assert.Equal(user, found.Id);
        Assert.Equal(2, await Control.CountAsync("POST /token", Cancellation));
        Assert.Equal(1, await Control.CountAsync(GetUser, status, Cancellation));
        Assert.Equal(1, await Control.CountAsync(GetUser, 200, Cancellation));
    }

    [Theory]
    [InlineData(403, "Access to this resource is forbidden", BasiqErrorKind.Forbidden)]
    [InlineData(403, "The consent has expired", BasiqErrorKind.Forbidden)]
    [InlineData(403, "Missing Authentication Token", BasiqErrorKind.Forbidden)]
    [InlineData(401, "You are not authorized to access this resource", BasiqErrorKind.Forbidden)]
    public async Task OtherRefusal_IsSurfaced_NotRenewed(int status, string detail, BasiqErrorKind kind)
    {
        await Control.PlayAsync(new { path = GetUser, status, detail }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(async () => await Client.Users.GetAsync(await AnyUserAsync(), Cancellation));

        Assert.Equal(kind, exception.Kind);
        Assert.Equal(status, exception.HttpStatus);
        Assert.Equal(detail, exception.Detail);
        Assert.NotNull(exception.Code);
        Assert.NotNull(exception.CorrelationId);
        Assert.Equal(1, await Control.CountAsync("POST /token", Cancellation));
        Assert.Equal(1, await Control.CountAsync(GetUser, Cancellation));
    }

    [Theory]
    [InlineData(401, """{"message":"The incoming token has expired"}""")]
    [InlineData(403, """{"message":"Token has expired"}""")]
    [InlineData(403, """{"Message":"The security token included in the request is expired"}""")]
    [InlineData(401, """{"error":"invalid_token","error_description":"The access token expired"}""")]
    public async Task TokenThatAGatewayCallsExpired_IsRenewedOnce_AndTheRequestSentOnceMore(int status, string body)
    {
        var user = await AnyUserAsync();
        await Control.PlayAsync(new { path = GetUser, status, body }, Cancellation);

        var found = await Client.Users.GetAsync(user, Cancellation);

        Assert.Equal(user, found.Id);
        Assert.Equal(2, await Control.CountAsync("POST /token", Cancellation));
        Assert.Equal(1, await Control.CountAsync(GetUser, status, Cancellation));
    }

    [Theory]
    [InlineData(403, """{"message":"Forbidden"}""", "Forbidden")]
    [InlineData(403, """{"Message":"User is not authorized to access this resource"}""", "User is not authorized to access this resource")]
    [InlineData(401, """{"message":"Unauthorized"}""", "Unauthorized")]
    [InlineData(403, """{"message":" "}""", null)]
    [InlineData(403, """["odd"]""", null)]
    public async Task RefusalOfAGateway_IsReadAndSurfaced(int status, string body, string? detail)
    {
        await Control.PlayAsync(new { path = GetUser, status, body }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(async () => await Client.Users.GetAsync(await AnyUserAsync(), Cancellation));

        Assert.Equal((BasiqErrorKind.Forbidden, status, detail, null), (exception.Kind, exception.HttpStatus, exception.Detail, exception.Code));
        Assert.Equal(1, await Control.CountAsync("POST /token", Cancellation));
    }

    [Fact]
    public async Task TokenRejectedAgain_IsSurfaced()
    {
        await Control.PlayAsync(new { path = GetUser, status = 403, detail = "Token has expired", times = 2 }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(async () => await Client.Users.GetAsync(await AnyUserAsync(), Cancellation));

        Assert.Equal(BasiqErrorKind.Forbidden, exception.Kind);
        Assert.Equal("Token has expired", exception.Detail);
        Assert.Equal(2, await Control.CountAsync(GetUser, Cancellation));
    }

    [Fact]
    public async Task Purge_RejectedForItsToken_IsCarriedOutOnce()
    {
        var connection = await ActiveConnectionAsync();
        await Control.PlayAsync(new { path = Purge, status = 403, detail = "Token has expired" }, Cancellation);

        var reply = await Client.Connections.PurgeAsync(connection.UserId, connection.Id, Cancellation);

        Assert.Equal(204, reply.HttpStatus);
        Assert.Equal(1, await Control.CountAsync(Purge, 403, Cancellation));
        Assert.Equal(1, await Control.CountAsync(Purge, 204, Cancellation));
        Assert.Empty(await Client.Accounts.ListAsync(connection.UserId, connection.Id, Cancellation));
    }

    [Fact]
    public async Task Purge_RejectedForItsToken_ThenNoNewToken_IsKnownNotToHaveHappened()
    {
        var connection = await ActiveConnectionAsync();
        await Control.PlayAsync(new { path = Purge, status = 403, detail = "Token has expired" }, Cancellation);
        await Control.PlayAsync(new { path = "POST /token", status = 500 }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => Client.Connections.PurgeAsync(connection.UserId, connection.Id, Cancellation));

        Assert.Equal(BasiqErrorKind.ServerError, exception.Kind);
        Assert.False(exception.OutcomeUnknown);
        Assert.Equal(1, await Control.CountAsync(Purge, Cancellation));
        Assert.NotEmpty(await Client.Accounts.ListAsync(connection.UserId, connection.Id, Cancellation));
    }
}
