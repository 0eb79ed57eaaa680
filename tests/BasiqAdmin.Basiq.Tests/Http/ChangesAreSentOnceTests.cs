using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Users;

namespace BasiqAdmin.Basiq.Tests.Http;

/// <summary>Whatever fails, a call that changes something goes out once.</summary>
public sealed class ChangesAreSentOnceTests : SandboxTest
{
    private const string One = "/users/{userId}/connections/{connectionId}";
    private const string Purge = "POST " + One + "/purge";

    [Theory]
    [InlineData(500, false, BasiqErrorKind.ServerError, true)]
    [InlineData(502, true, BasiqErrorKind.ServerError, true)]
    [InlineData(503, false, BasiqErrorKind.ServerError, true)]
    [InlineData(504, true, BasiqErrorKind.ServerError, true)]
    [InlineData(429, false, BasiqErrorKind.RateLimited, false)]
    [InlineData(400, false, BasiqErrorKind.Refused, false)]
    [InlineData(403, false, BasiqErrorKind.Forbidden, false)]
    [InlineData(404, false, BasiqErrorKind.NotFound, false)]
    public async Task Purge_AnsweredWithAnError_IsSentOnce(int status, bool afterEffect, BasiqErrorKind kind, bool outcomeUnknown)
    {
        var connection = await ActiveConnectionAsync();
        await Control.PlayAsync(new { path = Purge, status, afterEffect, times = 0 }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => PurgeAsync(connection));

        Assert.Equal(kind, exception.Kind);
        Assert.Equal(status, exception.HttpStatus);
        Assert.Equal(outcomeUnknown, exception.OutcomeUnknown);
        Assert.NotNull(exception.CorrelationId);
        Assert.Equal(1, await Control.CountAsync(Purge, Cancellation));
        Assert.Equal(afterEffect, await IsEmptyAsync(connection));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Purge_Dropped_IsSentOnce(bool afterEffect)
    {
        var connection = await ActiveConnectionAsync();
        await Control.PlayAsync(new { path = Purge, drop = true, afterEffect, times = 0 }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => PurgeAsync(connection));

        Assert.Equal(BasiqErrorKind.ConnectionFailed, exception.Kind);
        Assert.True(exception.OutcomeUnknown);
        Assert.Null(exception.HttpStatus);
        Assert.Equal(1, await Control.CountAsync(Purge, Cancellation));
        Assert.Equal(afterEffect, await IsEmptyAsync(connection));
    }

    [Fact]
    public async Task Purge_AnsweredWithNonsense_IsSentOnce()
    {
        var connection = await ActiveConnectionAsync();
        await Control.PlayAsync(new { path = Purge, malformed = true, times = 0 }, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => PurgeAsync(connection));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.Equal(200, exception.HttpStatus);
        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, await Control.CountAsync(Purge, Cancellation));
    }

    [Fact]
    public async Task Purge_OfAnInactiveConnection_IsRefused_WithBasiqsReason()
    {
        var connection = await ActiveConnectionAsync();
        await Client.Connections.DeleteAsync(connection.UserId, connection.Id, Cancellation);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => PurgeAsync(connection));

        Assert.False(exception.OutcomeUnknown);
        Assert.NotNull(exception.Detail);
        Assert.Equal(1, await Control.CountAsync(Purge, Cancellation));
    }

    [Theory]
    [InlineData("POST " + One + "/refresh", "refresh")]
    [InlineData("DELETE " + One, "delete connection")]
    [InlineData("DELETE /users/{userId}", "delete user")]
    [InlineData("POST /users/{userId}", "update user")]
    [InlineData("POST /users", "create user")]
    public async Task OtherChange_DroppedOrFailing_IsSentOnce(string call, string change)
    {
        var connection = await ActiveConnectionAsync();
        await Control.PlayAsync(new { path = call, drop = true }, Cancellation);
        var dropped = await Assert.ThrowsAsync<BasiqException>(() => ChangeAsync(change, connection));
        Assert.Equal(1, await Control.CountAsync(call, Cancellation));

        await Control.PlayAsync(new { path = call, status = 503 }, Cancellation);
        var failed = await Assert.ThrowsAsync<BasiqException>(() => ChangeAsync(change, connection));

        Assert.Equal(2, await Control.CountAsync(call, Cancellation));
        Assert.True(dropped.OutcomeUnknown);
        Assert.True(failed.OutcomeUnknown);
    }

    [Fact]
    public async Task Purge_WithoutAnyConnection_IsKnownNotToHaveHappened()
    {
        var connection = await ActiveConnectionAsync();
        await Sandbox.DisposeAsync();

        var exception = await Assert.ThrowsAsync<BasiqException>(() => PurgeAsync(connection));

        Assert.Equal(BasiqErrorKind.ConnectionFailed, exception.Kind);
        Assert.False(exception.OutcomeUnknown);
    }

    private Task<PurgeReply> PurgeAsync(Connection connection) =>
        Client.Connections.PurgeAsync(connection.UserId, connection.Id, Cancellation);

    private async Task<bool> IsEmptyAsync(Connection connection) =>
        (await Client.Accounts.ListAsync(connection.UserId, connection.Id, Cancellation)).Count == 0;

    private Task ChangeAsync(string change, Connection connection) =>
        change switch
        {
            "refresh" => Client.Connections.RefreshAsync(connection.UserId, connection.Id, Cancellation),
            "delete connection" => Client.Connections.DeleteAsync(connection.UserId, connection.Id, Cancellation),
            "delete user" => Client.Users.DeleteAsync(connection.UserId, Cancellation),
            "update user" => Client.Users.UpdateAsync(connection.UserId, new UserChanges(FirstName: "A"), Cancellation),
            _ => Client.Users.CreateAsync(new NewUser("a@example.com"), Cancellation),
        };
}
