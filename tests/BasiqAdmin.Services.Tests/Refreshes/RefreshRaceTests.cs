using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Two people press Refresh on one connection at the same moment: one request goes out, and both are led to its job.</summary>
public sealed class RefreshRaceTests : IAsyncLifetime
{
    private const int Rounds = 20;
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartInRealTimeAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task TwoPeople_InOneApp_SendOneRequestPerConnection()
    {
        var connections = await scene.AllowedAsync(Rounds);

        foreach (var connection in connections)
        {
            await RaceAsync(connection, scene, scene);
        }

        Assert.Equal(Rounds, connections.Count);
        Assert.Equal(Rounds, await scene.SentAsync());
    }

    [Fact]
    public async Task TwoPeople_InTwoAppsOnOneDatabase_SendOneRequestPerConnection()
    {
        await using var second = await scene.StartSecondAppAsync();
        var connections = await scene.AllowedAsync(Rounds);

        foreach (var connection in connections)
        {
            await RaceAsync(connection, scene, second);
        }

        Assert.Equal(Rounds, connections.Count);
        Assert.Equal(Rounds, await scene.SentAsync());
    }

    [Fact]
    public async Task TenPeople_OnOneConnection_SendOneRequest()
    {
        await using var second = await scene.StartSecondAppAsync();
        var connection = await scene.AllowedAsync();

        var asking = Enumerable.Range(0, 10).Select(number => (number % 2 == 0 ? scene : second).RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711")).ToList();
        var answers = await Task.WhenAll(asking);

        Assert.Single(answers, answer => answer.Kind == RefreshAnswerKind.Started);
        Assert.Single(answers.Select(answer => answer.JobId).Distinct());
        Assert.Equal(1, await scene.SentAsync());
    }

    private async Task RaceAsync(Connection connection, RefreshScene one, RefreshScene other)
    {
        var sentBefore = await scene.SentAsync();

        var answers = await Task.WhenAll(one.RefreshAsync(connection, RefreshScene.Sam), other.RefreshAsync(connection, RefreshScene.Ota));

        var winner = Assert.Single(answers, answer => answer.Kind == RefreshAnswerKind.Started);
        var second = Assert.Single(answers, answer => answer.Kind == RefreshAnswerKind.UnderWay);
        var row = Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((winner.JobId, row.By), (second.JobId, second.By));
        Assert.Equal(sentBefore + 1, await scene.SentAsync());
        Assert.Single(await scene.AuditAsync(connection), entry => entry.Fact.Action == "refresh.rejected");
    }
}
