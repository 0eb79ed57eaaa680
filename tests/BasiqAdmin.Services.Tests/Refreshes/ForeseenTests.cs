using BasiqAdmin.Services.Connections;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>What a list says of refreshes beforehand.</summary>
public sealed class ForeseenTests : IAsyncLifetime
{
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory]
    [InlineData("operational")]
    [InlineData("major-outage")]
    public async Task Foreseen_IsWhatTheChecksSay_AndAsksBasiqNothing(string health)
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.SetBankAsync(connection.InstitutionId!.Value.Value, connection.Method.Value, health, Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        await scene.Host.RereadBanksAsync(Token);
        var diagnosed = (await scene.Host.Get<IConnectionService>().UserOverviewAsync(RefreshScene.Sam, connection.UserId, Token))!.Diagnoses;
        var before = await AskedAsync();

        var foreseen = await scene.Refreshes.ForeseeAsync(RefreshScene.Sam, connection.UserId, diagnosed, Token);

        Assert.Equal(before, await AskedAsync());
        var checkedNow = await scene.CheckAsync(connection);
        Assert.Equal(checkedNow.Against.Select(check => check.Rule), foreseen[connection.Id].Against.Select(check => check.Rule));
        Assert.Equal(health == "operational", foreseen[connection.Id].IsAllowed);
        Assert.Equal(diagnosed.Connections.Count, foreseen.Count);
    }

    private Task<int> AskedAsync() => scene.Host.CountRequestsAsync("GET", "/users/{userId}/connections/{connectionId}", Token);
}
