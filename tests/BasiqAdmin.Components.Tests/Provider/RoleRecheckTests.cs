using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.Entra;
using BasiqAdmin.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>Whether somebody who is signed in still has their role is asked again while the sign-in lasts.</summary>
public sealed class RoleRecheckTests(RoleRecheckTests.Shared shared) : IClassFixture<RoleRecheckTests.Shared>, IAsyncLifetime
{
    private readonly SignInDesk _desk = shared.Desk;
    private int _askedBefore;

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    private int Asked => AskedEver - _askedBefore;

    private int AskedEver => _desk.Provider.Requests.Count(request => request.Contains("/token", StringComparison.Ordinal));

    public ValueTask InitializeAsync()
    {
        _askedBefore = AskedEver;
        return ValueTask.CompletedTask;
    }

    // The next test finds the provider as it was, and nobody signed in.
    public async ValueTask DisposeAsync()
    {
        (_desk.Provider.Forgery, _desk.Provider.IsDown, _desk.Ota.Roles, _desk.Ota.IsDisabled) = (null, false, ["Support"], false);
        await using var scope = _desk.App.Server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessionStore>().EndAsync(sessions => sessions, SessionEnd.SignedOut, by: null, CancellationToken.None);
    }

    [Fact]
    public async Task Recheck_OfAPersonWithTheSameRole_KeepsTheSessionAgainAndAgain()
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);

        for (var runs = 0; runs < 2; runs++)
        {
            Assert.Equal(new WorkResult(1), await RunAsync());
            Assert.True(await browser.IsSignedInAsync(Cancelled));
        }

        Assert.Equal(3, Asked);
    }

    [Fact]
    public async Task Recheck_BeforeItIsDue_AsksNothing()
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);

        var result = await RunNowAsync();

        Assert.Equal(new WorkResult(0), result);
        Assert.Equal(1, Asked);
    }

    [Theory]
    [InlineData("Admin")]
    [InlineData("Owner")]
    [InlineData(null)]
    public async Task Recheck_OfAPersonWithAnotherRole_EndsTheSession(string? role)
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);
        _desk.Ota.Roles = role is null ? [] : [role];

        await RunAsync();

        Assert.False(await browser.IsSignedInAsync(Cancelled));
        Assert.Equal(SessionEnd.RoleChanged, await EndAsync());
    }

    [Fact]
    public async Task Recheck_OfAClosedAccount_EndsTheSession()
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);
        _desk.Ota.IsDisabled = true;

        await RunAsync();

        Assert.False(await browser.IsSignedInAsync(Cancelled));
        Assert.Equal(SessionEnd.RejectedByProvider, await EndAsync());
    }

    [Fact]
    public async Task Recheck_AnsweredWithAnotherPerson_EndsTheSession()
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);
        _desk.Provider.Forgery = new Forgery { Payload = payload => payload["oid"] = _desk.Ada.ObjectId };

        await RunAsync();

        Assert.Equal(SessionEnd.RejectedByProvider, await EndAsync());
    }

    [Fact]
    public async Task Recheck_AnsweredWithAForgedToken_KeepsTheSessionAndFails()
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);
        _desk.Provider.Forgery = new Forgery { Payload = payload => payload["roles"] = new[] { "Admin" }, Token = token => $"{token[..^6]}AAAAAA" };

        var result = await RunAsync();

        Assert.Equal(new WorkResult(1, Failed: 1), result);
        Assert.True(await browser.IsSignedInAsync(Cancelled));
    }

    [Fact]
    public async Task Recheck_WhileTheProviderIsAway_KeepsTheSessionAndAsksOnceItIsBack()
    {
        using var browser = await _desk.SignedInAsync(_desk.Ota, Cancelled);
        _desk.Provider.IsDown = true;

        var away = await RunAsync();
        _desk.Provider.IsDown = false;
        _desk.Ota.Roles = [];
        Assert.True(await browser.IsSignedInAsync(Cancelled));
        await RunAsync();

        Assert.Equal(new WorkResult(1, Failed: 1), away);
        Assert.False(await browser.IsSignedInAsync(Cancelled));
    }

    private Task<WorkResult> RunAsync()
    {
        shared.Clock.Advance(TimeSpan.FromMinutes(31));
        return RunNowAsync();
    }

    private async Task<WorkResult> RunNowAsync()
    {
        await using var scope = _desk.App.Server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RoleRecheck>().RunAsync(Cancelled);
    }

    private async Task<SessionEnd?> EndAsync() => (await _desk.App.SessionsAsync(Cancelled))[^1].Ended;

    /// <summary>One app for all: it takes longer to start than all that is asked of it.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public ManualTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

        public SignInDesk Desk { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Desk = await SignInDesk.OpenAsync(SignInSetUp.EntraCode, Clock);
            // The tests say when it runs, and the other workers would live through every half hour that they let pass.
            await Task.WhenAll(Desk.App.Server.Services.GetServices<IHostedService>().Where(loop => loop.GetType().IsGenericType).Select(loop => loop.StopAsync(Cancelled)));
        }

        public ValueTask DisposeAsync() => Desk.DisposeAsync();
    }
}
