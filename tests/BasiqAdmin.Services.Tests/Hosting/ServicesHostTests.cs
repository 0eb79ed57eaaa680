using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Hosting;

/// <summary>What the other tests rely on.</summary>
public sealed class ServicesHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clock_MovedWhileTheTokenIsFetched_WaitsForIt()
    {
        await using var host = await ServicesHost.StartAsync(users: 1);
        await host.FailAsync(new SandboxFault("POST /token", LatencyMs: 300), Token);
        var tokens = host.Get<TokenCache>();
        var fetching = tokens.GetAsync(Token);
        while (tokens.Status.Requests == 0)
        {
            await Task.Yield();
        }

        host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.NotNull(await fetching);
    }
}
