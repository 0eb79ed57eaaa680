using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Entra;

/// <summary>
/// A sign-in provider on a loopback https port with the addresses, keys and tokens of Entra ID, or of any other OpenID Connect provider.
/// It tells the truth unless <see cref="Forgery"/> says otherwise.
/// </summary>
public sealed class FakeEntraProvider : IAsyncDisposable
{
    public const string ClientId = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public const string ClientSecret = "s3cret-of-the-client-which-no-log-may-hold";
    public const string TenantId = "11111111-2222-3333-4444-555555555555";

    private readonly WebApplication _app;

    private FakeEntraProvider(WebApplication app, bool isEntra)
    {
        (_app, IsEntra) = (app, isEntra);
        Tokens = new TokenMint(this);
    }

    /// <summary>Whether it is Entra, with tenants and object ids.</summary>
    public bool IsEntra { get; }

    /// <summary>Its address with a slash at the end.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>What it calls itself. External ID does so under another host than the one it is asked at.</summary>
    public string Issuer => $"{IssuerHost ?? Address.ToString()}{IssuerPath}";

    /// <summary>In place of its own address in <see cref="Issuer"/>; ends with a slash.</summary>
    public string? IssuerHost { get; set; }

    /// <summary>Who can sign in.</summary>
    public ConcurrentDictionary<string, FakePerson> People { get; } = new(StringComparer.Ordinal);

    /// <summary>What it does wrong now.</summary>
    public Forgery? Forgery { get; set; }

    /// <summary>Whether it lets a session answer where it was told to ask for the password.</summary>
    public bool IgnoresPrompt { get; set; }

    /// <summary>Whether everybody is told that it is out of order.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it can sign people out; Google cannot.</summary>
    public bool CanSignOut { get; set; } = true;

    /// <summary>The app's front-channel address: its sign-out page opens it in a frame, with the session that has ended. Null where no app has told one.</summary>
    public Uri? FrontChannel { get; set; }

    /// <summary>Where somebody signs out at it, without coming from an app.</summary>
    public Uri SignOutPage => new(Address, "oauth2/v2.0/logout");

    /// <summary>The scopes that it knows.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = ["openid", "profile", "email", "offline_access"];

    /// <summary>Path and query of all requests so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The key that signs now.</summary>
    public RSA Key { get; private set; } = RSA.Create(2048);

    /// <summary>Its id.</summary>
    public string KeyId { get; private set; } = "key-1";

    /// <summary>Writes its tokens.</summary>
    public TokenMint Tokens { get; }

    internal string IssuerPath => IsEntra ? $"{TenantId}/v2.0" : "realms/staff";

    /// <summary>Starts one.</summary>
    /// <param name="certificates">It shows their server certificate.</param>
    /// <param name="isEntra">False for a provider without tenants.</param>
    /// <param name="people">Who has an account.</param>
    public static async Task<FakeEntraProvider> StartAsync(LoopbackCertificates certificates, bool isEntra = true, params IEnumerable<FakePerson> people)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificates.Server)));
        var app = builder.Build();
        var provider = new FakeEntraProvider(app, isEntra);
        foreach (var person in people)
        {
            provider.People[person.Login] = person;
        }

        new ProviderEndpoints(provider).Map(app);
        await app.StartAsync();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        // By name, so that it is another site than an app that is opened by its number.
        provider.Address = new Uri($"https://localhost:{port}/");
        return provider;
    }

    /// <summary>Signs with a new key from now on; the old one is published no more.</summary>
    public void RollKey()
    {
        (Key, KeyId) = (RSA.Create(2048), $"key-{Guid.NewGuid():N}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
    }
}
