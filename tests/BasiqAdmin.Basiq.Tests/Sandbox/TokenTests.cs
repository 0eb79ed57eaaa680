using System.Net.Http.Headers;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class TokenTests
{
    [Fact]
    public async Task Token_AnyKeyAndServerScope_LivesOneHour()
    {
        await using var session = await CheckedSandbox.StartAsync();
        using var request = SandboxSession.TokenRequest();

        var reply = await session.SendAsync(request);

        Assert.Equal(200, reply.Status);
        Assert.Equal(3600, (int?)reply.Json["expires_in"]);
        Assert.Equal("Bearer", (string?)reply.Json["token_type"]);
    }

    [Fact]
    public async Task Token_AfterAnHour_IsForbiddenAsExpired()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var token = await session.TokenAsync();

        session.Time.Advance(TimeSpan.FromSeconds(3599));
        var before = await session.GetAsync("/connectors", token);
        session.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await session.GetAsync("/connectors", token);

        Assert.Equal(200, before.Status);
        Assert.Equal((403, "access-denied", "Token has expired"), (after.Status, after.ErrorCode, after.ErrorDetail));
    }

    [Theory]
    [InlineData("", 403, "Missing Authentication Token")]
    [InlineData("no-token-at-all", 401, "Invalid authorization token.")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl", 401, "Invalid authorization token.")]
    public async Task Token_AbsentOrForged_IsRefused(string token, int status, string detail)
    {
        await using var session = await CheckedSandbox.StartAsync();

        var reply = await session.GetAsync("/connectors", token);

        Assert.Equal((status, detail), (reply.Status, reply.ErrorDetail));
        Assert.NotEmpty((string)reply.Json["correlationId"]!);
    }

    [Fact]
    public async Task Token_OfAnotherVersion_FindsNoRoute()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var token = await session.TokenAsync(version: "2.0");

        var reply = await session.GetAsync("/connectors", token);

        Assert.Equal((404, "Route not found for this API version"), (reply.Status, reply.ErrorDetail));
    }

    [Fact]
    public async Task Token_WithoutVersionHeader_IsABadRequest()
    {
        await using var session = await CheckedSandbox.StartAsync();
        using var request = SandboxSession.TokenRequest();
        request.Headers.Remove("basiq-version");

        var reply = await session.SendAsync(request);

        Assert.Equal((400, "parameter-not-supplied"), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task Token_KeyInABearerHeader_IsABadRequest()
    {
        await using var session = await CheckedSandbox.StartAsync();
        using var request = SandboxSession.TokenRequest();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "key");

        var reply = await session.SendAsync(request);

        Assert.Equal((400, "parameter-not-valid"), (reply.Status, reply.ErrorCode));
    }

    [Fact]
    public async Task Token_OtherKeyThanTheSetOne_IsNotFound()
    {
        await using var session = await CheckedSandbox.StartAsync(new SandboxOptions { Users = 1, ApiKey = "right" });
        using var right = SandboxSession.TokenRequest(key: "right");
        using var wrong = SandboxSession.TokenRequest(key: "wrong");

        var accepted = await session.SendAsync(right);
        var refused = await session.SendAsync(wrong);

        Assert.Equal(200, accepted.Status);
        Assert.Equal((404, "Unable to authenticate"), (refused.Status, refused.ErrorDetail));
    }

    [Fact]
    public async Task Token_MoreThan1500InFiveMinutes_AreInvalidRequestsUntilTheWindowMoves()
    {
        await using var session = await CheckedSandbox.StartAsync();
        for (var i = 0; i < 1500; i++)
        {
            await session.TokenAsync();
        }

        using var beyond = SandboxSession.TokenRequest();
        var refused = await session.SendAsync(beyond);
        session.Time.Advance(TimeSpan.FromMinutes(5));
        using var later = SandboxSession.TokenRequest();
        var accepted = await session.SendAsync(later);

        Assert.Equal((403, "Invalid request"), (refused.Status, refused.ErrorDetail));
        Assert.Equal(200, accepted.Status);
    }

    [Fact]
    public async Task ClientToken_OnServerEndpointsAndOtherUsers_IsForbidden()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var ids = await session.UserIdsAsync();
        var token = await session.TokenAsync("CLIENT_ACCESS", ids[0]);

        var server = await session.GetAsync($"/users/{ids[0]}", token);
        var other = await session.GetAsync($"/users/{ids[1]}/connections", token);
        var own = await session.GetAsync($"/users/{ids[0]}/connections", token);

        Assert.Equal((403, "forbidden-access"), (server.Status, server.ErrorCode));
        Assert.Equal(403, other.Status);
        Assert.Equal(200, own.Status);
    }
}
