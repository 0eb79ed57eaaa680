using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Testing.Basiq;

namespace BasiqAdmin.Basiq.Tests.Http;

/// <summary>On a connection that was used before, the framework sends a request without content up to four times, whatever its verb.</summary>
public sealed class ReusedConnectionTests : IAsyncLifetime
{
    private static readonly UserId User = UserId.Parse("u1");
    private static readonly ConnectionId Connection = ConnectionId.Parse("c1");

    private readonly ClosingServer server = new("""{"id":"u1"}""");
    private readonly BasiqHost host;

    public ReusedConnectionTests() => host = new BasiqHost(server.BaseAddress);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await host.Client.Users.GetAsync(User, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public Task Purge_WhoseConnectionCloses_IsSentOnce() =>
        AssertSentOnceAsync(host.Client.Connections.PurgeAsync(User, Connection, Cancellation), "POST /users/u1/connections/c1/purge");

    [Fact]
    public Task Refresh_WhoseConnectionCloses_IsSentOnce() =>
        AssertSentOnceAsync(host.Client.Connections.RefreshAsync(User, Connection, Cancellation), "POST /users/u1/connections/c1/refresh");

    [Fact]
    public Task ConnectionDelete_WhoseConnectionCloses_IsSentOnce() =>
        AssertSentOnceAsync(host.Client.Connections.DeleteAsync(User, Connection, Cancellation), "DELETE /users/u1/connections/c1");

    [Fact]
    public Task UserDelete_WhoseConnectionCloses_IsSentOnce() =>
        AssertSentOnceAsync(host.Client.Users.DeleteAsync(User, Cancellation), "DELETE /users/u1");

    private async Task AssertSentOnceAsync(Task change, string call)
    {
        var exception = await Assert.ThrowsAsync<BasiqException>(() => change);

        Assert.Equal(BasiqErrorKind.ConnectionFailed, exception.Kind);
        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(["POST /token", "GET /users/u1", call], server.Calls);
    }
}
