using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Services.Tests.Purges;

/// <summary>A purged connection keeps its id, and its data can be fetched again after checking.</summary>
public sealed class RefreshAfterPurgeTests
{
    private const string RefreshPath = "/users/{userId}/connections/{connectionId}/refresh";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refresh_OfAPurgedConnection_StartsOneJobAndIsAudited()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.Purges.RequestAsync(PurgeScene.Ada, new PurgeCommand(connection.UserId, connection.Id, "Ticket 4711", connection.Id.Value), Token);

        var started = await Refresh(scene).RefreshAsync(PurgeScene.Sam, connection.UserId, connection.Id, Token);

        var trail = await scene.Host.Get<IAuditLog>().SearchAsync(PurgeScene.Ada, new AuditFilter(connection.Id.Value), new PageRequest(), Token);
        Assert.False(started.IsExisting);
        Assert.Equal(1, await scene.Host.CountRequestsAsync("POST", RefreshPath, Token));
        Assert.Contains(trail.Items, row => row.Fact.Action is "refresh.requested" && row.ActorId == PurgeScene.Sam.Id);
        Assert.Contains(trail.Items, row => row.Fact.Action is "refresh.started" && row.Fact.Detail!.Contains(started.Job.Id.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refresh_WhileItsJobRuns_SendsNothingAndNamesThatJob()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var first = await Refresh(scene).RefreshAsync(PurgeScene.Ada, connection.UserId, connection.Id, Token);

        var second = await Refresh(scene).RefreshAsync(PurgeScene.Ben, connection.UserId, connection.Id, Token);

        Assert.True(second.IsExisting);
        Assert.Equal(first.Job.Id, second.Job.Id);
        Assert.Equal(1, await scene.Host.CountRequestsAsync("POST", RefreshPath, Token));
    }

    [Fact]
    public async Task Refresh_OfAnInactiveConnection_IsRejectedBeforeAnythingIsSent()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindAsync((one, _) => Task.FromResult(one.Status == ConnectionStatus.PreInit));

        var rejection = await Assert.ThrowsAsync<RefreshRejectedException>(() =>
            Refresh(scene).RefreshAsync(PurgeScene.Ada, connection.UserId, connection.Id, Token));

        Assert.Contains("only an active one can be refreshed", rejection.Message, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Host.CountRequestsAsync("POST", RefreshPath, Token));
    }

    [Fact]
    public async Task Refresh_WithoutTheRight_IsRefused()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            Refresh(scene).RefreshAsync(new Actor("nobody", "Nobody", (Role)99), connection.UserId, connection.Id, Token));
    }

    private static IConnectionRefresh Refresh(PurgeScene scene) => scene.Host.Get<IConnectionRefresh>();
}
