using System.Net;
using BasiqAdmin.Hosting;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.App;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>Who is believed about where a request comes from, and by which name the app may be called.</summary>
public sealed class ProxyTests(EdgeApps apps) : IClassFixture<EdgeApps>
{
    private const string Stranger = "203.0.113.7";
    private static readonly (string, string)[] Claims =
        [("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"), ("Forwarded", "for=127.0.0.1;proto=https;host=evil.example")];

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "false")]
    [InlineData("", "true")]
    [InlineData("10.0.0.5, 10.1.0.0/16", "false")]
    [InlineData("10.0.0.5, 10.1.0.0/16", "true")]
    public async Task ForwardedHeaders_OfAStranger_ChangeNothing(string trusted, string frameworkBelievesAnybody)
    {
        var app = apps.With(("Proxy:Trusted", trusted), ("ForwardedHeaders_Enabled", frameworkBelievesAnybody));

        using var reply = await AskAsync(app, "/users", [(CallerAddress.From, Stranger), .. Claims]);

        Assert.Equal($"{Stranger} http://localhost", Seen(reply));
        Assert.Equal("http://localhost/sign-in?returnUrl=%2Fusers", reply.Headers.Location?.AbsoluteUri);
    }

    [Theory]
    [InlineData("10.0.0.5", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.1.2.3", "127.0.0.1, 198.51.100.1", "198.51.100.1")]
    [InlineData("10.1.2.3", "127.0.0.1, 198.51.100.1, 10.0.0.5", "198.51.100.1")]
    [InlineData("::ffff:10.0.0.5", "2001:db8::1", "2001:db8::1")]
    public async Task ForwardedHeaders_OfATrustedProxy_GiveTheBrowsersAddressAndScheme(string proxy, string forwardedFor, string browser)
    {
        var app = apps.With(("Proxy:Trusted", "10.0.0.5, 10.1.0.0/16"));

        using var reply = await AskAsync(app, "/users", [(CallerAddress.From, proxy), ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example")]);

        Assert.Equal($"{browser} https://localhost", Seen(reply));
        Assert.Equal("https://localhost/sign-in?returnUrl=%2Fusers", reply.Headers.Location?.AbsoluteUri);
    }

    [Theory]
    [InlineData("::ffff:203.0.113.7", "", "203.0.113.7")]
    [InlineData("::ffff:10.0.0.5", "::ffff:198.51.100.1", "198.51.100.1")]
    [InlineData("2001:db8::1", "", "2001:db8::1")]
    public async Task Address_OfIPv4OverASocketOfBothKinds_IsTheOneOfIPv4(string caller, string forwardedFor, string expected)
    {
        var app = apps.With(("Proxy:Trusted", "10.0.0.5, 10.1.0.0/16"));

        using var reply = await AskAsync(app, "/users", [(CallerAddress.From, caller), ("X-Forwarded-For", forwardedFor)]);

        Assert.Equal($"{expected} http://localhost", Seen(reply));
    }

    [Fact]
    public async Task Address_OfASignInOverASocketOfBothKinds_IsTheOneOfIPv4InSessionAndTrail()
    {
        var app = apps.With();
        using var http = EdgeApps.Browser(app);
        http.DefaultRequestHeaders.Add(CallerAddress.From, "::ffff:127.0.0.3");

        using var signedIn = await http.SignInAsAsync(Role.TeamLead, cancellationToken: Cancelled);

        await using var database = await app.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(Cancelled);
        var session = await database.Set<StaffSession>().AsNoTracking().SingleAsync(one => one.Address == "127.0.0.3", Cancelled);
        var entry = await database.Set<AuditEntry>().AsNoTracking().SingleAsync(one => one.Action == "session.started" && one.ObjectId == session.Id.ToString(), Cancelled);
        Assert.Equal("127.0.0.3", entry.Address);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.5, 10.0.0.1/33")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void TrustedProxies_ThatAreNone_AreRefusedByTheSettingsName(string trusted)
    {
        var refusal = Assert.Throws<SettingsException>(() => ProxySetup.Networks(trusted));

        Assert.StartsWith("Proxy:Trusted names", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_OnceNamed_AreTheOnlyOnesExceptForProbesBesideTheApp()
    {
        var app = apps.With(("AllowedHosts", "admin.example"));

        using var named = await AskAsync(app, "/sign-in", [("Host", "admin.example")]);
        using var spoofed = await AskAsync(app, "/sign-in", [("Host", "evil.example"), ("X-Forwarded-Host", "admin.example")]);
        using var probe = await AskAsync(app, "/health/ready", [("Host", "127.0.0.1:8080")]);

        Assert.NotEqual(HttpStatusCode.BadRequest, named.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, spoofed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, probe.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "198.51.100.1")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Forwarded-Host", "admin.example")]
    [InlineData("Forwarded", "for=198.51.100.1")]
    [InlineData("X-Real-IP", "198.51.100.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "admin.example")]
    public async Task DevelopmentPeople_ThroughAProxyOnThisMachine_AreNotOffered(string header, string value)
    {
        var app = apps.With();

        using var direct = await AskAsync(app, "/sign-in", [(CallerAddress.From, "127.0.0.1")]);
        using var proxied = await AskAsync(app, "/sign-in", [(CallerAddress.From, "127.0.0.1"), (header, value)]);

        Assert.Equal(HttpStatusCode.OK, direct.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, proxied.StatusCode);
    }

    [Fact]
    public async Task DevelopmentPeople_OnceAProxyIsTrusted_AreNotOfferedToAnybody()
    {
        var app = apps.With(("Proxy:Trusted", "127.0.0.1"));

        using var silent = await AskAsync(app, "/sign-in", [(CallerAddress.From, "127.0.0.1")]);
        using var spoofed = await AskAsync(app, "/sign-in", [(CallerAddress.From, "127.0.0.1"), ("X-Forwarded-For", "127.0.0.1")]);

        Assert.Equal(HttpStatusCode.Forbidden, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, spoofed.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(AdminFactory app, string path, IEnumerable<(string Name, string Value)> headers)
    {
        using var http = EdgeApps.Browser(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, Cancelled);
    }

    private static string Seen(HttpResponseMessage reply) => Assert.Single(reply.Headers.GetValues(CallerAddress.Seen));
}
