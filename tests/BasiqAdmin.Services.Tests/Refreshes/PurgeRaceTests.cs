using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>An admin purges a connection at the very moment at which the recovery queue refreshes it: one of the two goes out, never both.</summary>
public sealed class PurgeRaceTests : IAsyncLifetime
{
    private const int Rounds = 20;
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartInRealTimeAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public Task PurgeAndRefresh_InOneApp_SendOneOfThem() => RaceAsync(scene);

    [Fact]
    public async Task PurgeAndRefresh_InTwoAppsOnOneDatabase_SendOneOfThem()
    {
        await using var second = await scene.StartSecondAppAsync();

        await RaceAsync(second);
    }

    private async Task RaceAsync(RefreshScene other)
    {
        var connections = await scene.AllowedAsync(Rounds);

        foreach (var connection in connections)
        {
            var purging = PurgeAsync(connection);
            var refreshing = other.RefreshAsync(connection, Actor.System);
            var (isPurged, refresh) = (await purging, await refreshing);
            Assert.Equal((isPurged, refresh.Kind), (refresh.Kind != RefreshAnswerKind.Started, isPurged ? RefreshAnswerKind.NotAllowed : RefreshAnswerKind.Started));
        }

        var sent = await scene.SentAsync() + await scene.Host.CountRequestsAsync("POST", "/users/{userId}/connections/{connectionId}/purge", Token);
        Assert.Equal((Rounds, Rounds), (connections.Count, sent));
    }

    private async Task<bool> PurgeAsync(Connection connection)
    {
        try
        {
            var receipt = await scene.Host.Get<IPurgeService>().RequestAsync(TestActors.Admin, new PurgeCommand(connection.UserId, connection.Id, "Customer asked for it", connection.Id.Value), Token);
            return receipt.State == PurgeState.Done;
        }
        catch (PurgeRejectedException)
        {
            return false;
        }
    }
}
