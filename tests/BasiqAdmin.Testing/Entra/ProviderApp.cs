using System.Net;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Testing.Entra;

/// <summary>The ways in which the app can be set to sign people in.</summary>
public enum SignInSetUp
{
    /// <summary>Entra ID, with a secret: the token comes from the token endpoint.</summary>
    EntraCode,

    /// <summary>Entra ID, without one: the token comes with the browser.</summary>
    EntraIdToken,

    /// <summary>Any other provider, with a secret.</summary>
    OpenIdConnect,
}

/// <summary>The app in production, on a loopback https port, set to sign in at a <see cref="FakeEntraProvider"/>, whose certificates it alone trusts.</summary>
public sealed class ProviderApp : IAsyncDisposable
{
    // Nobody listens there, and no test of sign-in needs Basiq.
    private const string NoBasiq = "http://127.0.0.1:9";

    private readonly LoopbackCertificates _certificates;

    private ProviderApp(AdminFactory server, LoopbackCertificates certificates)
    {
        (Server, _certificates) = (server, certificates);
        // Before it starts, because it listens from then on.
        server.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificates.Server)));
        server.StartServer();
        var port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Address = new Uri($"https://127.0.0.1:{port}/");
    }

    /// <summary>The app.</summary>
    public AdminFactory Server { get; }

    /// <summary>By its number, so that it is another site than the provider.</summary>
    public Uri Address { get; }

    /// <summary>Starts the app.</summary>
    /// <param name="provider">Where people sign in.</param>
    /// <param name="certificates">Whom it trusts, and what it shows.</param>
    /// <param name="setUp">How it signs them in.</param>
    /// <param name="clock">Its clock; the real one by default.</param>
    /// <param name="settings">Further settings.</param>
    /// <param name="environment">Where it runs.</param>
    public static ProviderApp Start(
        FakeEntraProvider provider, LoopbackCertificates certificates, SignInSetUp setUp, TimeProvider? clock, IEnumerable<(string Key, string? Value)> settings, string environment = "Production")
    {
        var server = new AdminFactory
        {
            Environment = environment,
            Change = services =>
            {
                Trust(services, certificates);
                if (clock is not null)
                {
                    services.AddSingleton(clock);
                }
            },
        };
        foreach (var (key, value) in SettingsOf(provider, setUp).Concat(settings))
        {
            server.Settings[key] = value;
        }

        return new ProviderApp(server, certificates);
    }

    /// <summary>The settings that an operator would make.</summary>
    public static IEnumerable<(string Key, string? Value)> SettingsOf(FakeEntraProvider provider, SignInSetUp setUp)
    {
        yield return ("Basiq:ApiKey", "key-of-the-app");
        yield return ("Basiq:BaseUrl", NoBasiq);
        var section = setUp is SignInSetUp.OpenIdConnect ? "OpenIdConnect" : "AzureAd";
        yield return ($"{section}:ClientId", FakeEntraProvider.ClientId);
        yield return ($"{section}:ClientSecret", setUp is SignInSetUp.EntraIdToken ? null : FakeEntraProvider.ClientSecret);
        if (setUp is SignInSetUp.OpenIdConnect)
        {
            yield return ($"{section}:Authority", provider.Issuer);
        }
        else
        {
            yield return ($"{section}:Instance", provider.Address.ToString());
            yield return ($"{section}:TenantId", FakeEntraProvider.TenantId);
        }
    }

    /// <summary>Lets an app trust the provider's certificates.</summary>
    public static void Trust(IServiceCollection services, LoopbackCertificates certificates) =>
        services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options => options.BackchannelHttpHandler = certificates.TrustingHandler());

    /// <summary>A browser that has not been here.</summary>
    public SilentBrowser Browse() => new(Address, _certificates);

    /// <summary>All sign-ins so far, oldest first.</summary>
    public Task<List<StaffSession>> SessionsAsync(CancellationToken cancellationToken) =>
        ReadAsync(context => context.Set<StaffSession>().AsNoTracking().OrderBy(session => session.Key), cancellationToken);

    /// <summary>What the audit trail says of them, oldest first.</summary>
    public Task<List<AuditEntry>> TrailAsync(string action, CancellationToken cancellationToken) =>
        ReadAsync(context => context.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Action == action).OrderBy(entry => entry.Sequence), cancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task<List<T>> ReadAsync<T>(Func<AdminContext, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        await using var context = await Server.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(cancellationToken);
        return await query(context).ToListAsync(cancellationToken);
    }
}
