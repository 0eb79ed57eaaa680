using BasiqAdmin.Basiq.Http;

namespace BasiqAdmin.Basiq.Tests.Authentication;

public sealed class TokenSingleFlightTests : SandboxTest
{
    [Fact]
    public async Task ColdCache_ThousandParallelCallers_MakeOneTokenRequest()
    {
        var user = await AnyUserAsync();
        await Control.PlayAsync(new { path = "POST /token", latencyMs = 300 }, Cancellation);

        var users = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => Client.Users.GetAsync(user, Cancellation), Cancellation)));

        Assert.Equal(1000, users.Count(found => found.Id == user));
        Assert.Equal(1000, await Control.CountAsync("GET /users/{userId}", 200, Cancellation));
        Assert.Equal(1, await Control.CountAsync("POST /token", Cancellation));
        Assert.Equal(1, Host.Tokens.Status.Requests);
    }

    [Fact]
    public async Task ExpiryAtBasiq_UnderLoad_MakesOneMoreTokenRequest()
    {
        var user = await AnyUserAsync();
        await Client.Users.GetAsync(user, Cancellation);
        var load = Enumerable.Range(0, 100).Select(_ => Task.Run(() => LoadAsync(user.Value), Cancellation)).ToList();

        Sandbox.Clock.Advance(TimeSpan.FromSeconds(3601));
        await Task.WhenAll(load);
        await Client.Users.GetAsync(user, Cancellation);

        Assert.Equal(2, await Control.CountAsync("POST /token", Cancellation));
        Assert.Equal(1, Host.Tokens.Status.Rejections);
        Assert.Equal(1002, await Control.CountAsync("GET /users/{userId}", 200, Cancellation));
    }

    [Fact]
    public async Task WrongKey_IsUnauthorised_NotNotFound()
    {
        await using var host = new Testing.Basiq.BasiqHost(Sandbox.BaseAddress, configure: options => options.ApiKey = "other");

        var exception = await Assert.ThrowsAsync<BasiqException>(async () => await host.Client.Users.GetAsync(await AnyUserAsync(), Cancellation));

        Assert.Equal(BasiqErrorKind.Unauthorized, exception.Kind);
        Assert.Equal(404, exception.HttpStatus);
        Assert.Equal("Unable to authenticate", exception.Detail);
        Assert.NotNull(exception.CorrelationId);
    }

    protected override void Configure(BasiqOptions options)
    {
        options.RequestsPerSecond = 10_000;

        // A thousand callers on a busy machine are slow, which is not what is tested here.
        options.Timeout = TimeSpan.FromMinutes(5);
    }

    private async Task LoadAsync(string userId)
    {
        for (var call = 0; call < 10; call++)
        {
            await Client.Users.GetAsync(Basiq.Ids.UserId.Parse(userId), Cancellation);
        }
    }
}
