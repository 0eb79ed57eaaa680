using BasiqAdmin.Basiq.Http;

namespace BasiqAdmin.Services.Tests.Connectors;

public sealed class ConnectorOutagesTests : IAsyncLifetime
{
    private WatchScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await WatchScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task OperationalSince_BeforeTheFirstLook_IsNotKnown() => Assert.Null(await scene.OperationalSinceAsync());

    [Fact]
    public async Task OperationalSince_WhileAllIsWell_IsTheFirstLook()
    {
        await scene.LookAsync();
        var first = scene.Now;
        await scene.LookAsync();

        Assert.Equal(first, await scene.OperationalSinceAsync());
        Assert.Null(await scene.OutageStartedAsync());
    }

    [Fact]
    public async Task Outage_ThatEnds_IsNamedWithItsStartAndTheTimeSinceItsEnd()
    {
        await scene.LookAsync();
        await scene.SeeAsync("major-outage");
        var started = scene.Now;
        var during = await scene.OperationalSinceAsync();
        await scene.LookAsync();
        await scene.SeeAsync("operational");
        var ended = scene.Now;
        await scene.LookAsync();

        Assert.Null(during);
        Assert.Equal(started, await scene.OutageStartedAsync());
        Assert.Equal(ended, await scene.OperationalSinceAsync());
    }

    [Fact]
    public async Task OperationalSince_WhileTheBankFlaps_StartsAnewEachTime()
    {
        await scene.SeeAsync("operational");
        foreach (var status in new[] { "major-outage", "operational", "degraded-performance", "operational" })
        {
            await scene.SeeAsync(status);
        }

        Assert.Equal(scene.Now, await scene.OperationalSinceAsync());
        Assert.Equal(scene.Now - (WatchScene.Interval * 3), await scene.OutageStartedAsync());
    }

    [Fact]
    public async Task OperationalSince_AfterAGap_StartsWithTheFirstLookAfterIt()
    {
        await scene.LookAsync();
        await scene.LookAsync(after: TimeSpan.FromHours(1));

        Assert.Equal(scene.Now, await scene.OperationalSinceAsync());
    }

    [Fact]
    public async Task OperationalSince_WhileBasiqFailsForLong_IsNotKnown()
    {
        await scene.LookAsync();
        await scene.Host.FailAsync("/connectors", status: 500, cancellationToken: Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(13));

        await Assert.ThrowsAsync<BasiqException>(() => scene.Host.ThroughRetriesAsync(LookAsync(), Token));

        Assert.Null(await scene.OperationalSinceAsync());
    }

    [Fact]
    public async Task Outage_OnBothSidesOfAGap_IsOne()
    {
        await scene.LookAsync();
        await scene.SeeAsync("major-outage");
        var started = scene.Now;
        await scene.LookAsync(after: TimeSpan.FromHours(2));

        Assert.Equal(started, await scene.OutageStartedAsync());
        Assert.Null(await scene.OperationalSinceAsync());
    }

    private async Task<bool> LookAsync()
    {
        await scene.LookAsync(TimeSpan.Zero);
        return true;
    }
}
