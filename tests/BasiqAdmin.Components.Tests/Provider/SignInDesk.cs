using BasiqAdmin.Testing.Entra;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>A provider with its people, and an app that signs in there; shared by tests that leave both as they found them.</summary>
public sealed class SignInDesk : IAsyncDisposable
{
    private readonly LoopbackCertificates _certificates = new();

    private SignInDesk()
    {
    }

    public FakeEntraProvider Provider { get; private set; } = null!;

    public ProviderApp App { get; private set; } = null!;

    public FakePerson Ota { get; } = new("ota", "Ota", "Support");

    public FakePerson Ada { get; } = new("ada", "Ada", "Admin");

    public static async Task<SignInDesk> OpenAsync(SignInSetUp setUp = SignInSetUp.EntraCode, TimeProvider? clock = null, params (string Key, string? Value)[] settings)
    {
        var desk = new SignInDesk();
        desk.Provider = await FakeEntraProvider.StartAsync(desk._certificates, setUp is not SignInSetUp.OpenIdConnect, desk.Ota, desk.Ada);
        desk.App = ProviderApp.Start(desk.Provider, desk._certificates, setUp, clock, settings);
        return desk;
    }

    /// <summary>Another app at the same provider.</summary>
    public ProviderApp StartApp(params (string Key, string? Value)[] settings) => ProviderApp.Start(Provider, _certificates, SignInSetUp.EntraCode, clock: null, settings);

    /// <summary>Another app at the same provider, in which somebody develops.</summary>
    public ProviderApp StartDevelopingApp() => ProviderApp.Start(Provider, _certificates, SignInSetUp.EntraCode, clock: null, [], environment: "Development");

    /// <summary>The id by which the app knows somebody.</summary>
    public string IdOf(FakePerson person) => Provider.IsEntra ? person.ObjectId : person.Subject;

    public async Task<SilentBrowser> SignedInAsync(FakePerson person, CancellationToken cancellationToken)
    {
        var browser = App.Browse();
        using var reply = await browser.SignInAsync(person.Login, cancellationToken);
        Assert.Equal("/status", reply.Headers.Location?.OriginalString);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
        _certificates.Dispose();
    }
}

/// <summary>A desk of each kind, opened when it is first asked for. Tests that share them run one after the other, because the provider lies to all alike.</summary>
[CollectionDefinition(nameof(SignInDesks))]
public sealed class SignInDesks : ICollectionFixture<SignInDesks>, IAsyncLifetime
{
    private readonly Dictionary<SignInSetUp, SignInDesk> _desks = [];

    public async Task<SignInDesk> OfAsync(SignInSetUp setUp)
    {
        if (!_desks.TryGetValue(setUp, out var desk))
        {
            desk = _desks[setUp] = await SignInDesk.OpenAsync(setUp);
        }

        return desk;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks.Values)
        {
            await desk.DisposeAsync();
        }
    }
}
