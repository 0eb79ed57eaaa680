using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class PurgeTests
{
    [Fact]
    public async Task Purge_ActiveConnection_RemovesItsAccountsAndKeepsTheConnection()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Whistler);
        var other = (string)(await session.ConnectionsAsync(userId))[1]["id"]!;
        var kept = await CountAsync(session, userId, other);

        var reply = await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge");

        Assert.Equal((204, null), (reply.Status, reply.Body));
        Assert.Equal(0, await CountAsync(session, userId, connectionId));
        Assert.Equal(kept, await CountAsync(session, userId, other));
        var connection = await session.GetAsync($"/users/{userId}/connections/{connectionId}");
        Assert.Equal("active", (string?)connection.Json["status"]);
    }

    [Fact]
    public async Task Purge_ThenRefresh_BringsTheSameAccountsBack()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var before = await CountAsync(session, userId, connectionId);
        await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge");

        await session.PostAsync($"/users/{userId}/connections/{connectionId}/refresh");
        var during = await CountAsync(session, userId, connectionId);
        session.Time.Advance(TimeSpan.FromMinutes(1));
        var after = await CountAsync(session, userId, connectionId);

        Assert.Equal(0, during);
        Assert.Equal(before, after);
        Assert.NotEqual(0, after);
    }

    [Fact]
    public async Task Purge_InvalidConnection_IsRefusedAndRemovesNothing()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Bighead);
        var before = await CountAsync(session, userId, connectionId);

        var reply = await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge");

        Assert.Equal((400, "parameter-not-valid"), (reply.Status, reply.ErrorCode));
        Assert.Equal(before, await CountAsync(session, userId, connectionId));
        Assert.NotEqual(0, before);
    }

    [Fact]
    public async Task Purge_DeletedConnection_IsRefused()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.DeleteAsync($"/users/{userId}/connections/{connectionId}");

        var reply = await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge");

        Assert.Equal(400, reply.Status);
    }

    private static async Task<int> CountAsync(SandboxSession session, string userId, string connectionId) =>
        (await session.GetAsync($"/users/{userId}/accounts?filter=connection.id.eq('{connectionId}')")).Data.Count;
}
