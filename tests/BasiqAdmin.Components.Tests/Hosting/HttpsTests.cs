using System.Net;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>What differs between the app as operated and the app under development: https only, told to the browser, and cookies that need it.</summary>
public sealed class HttpsTests(EdgeApps apps) : IClassFixture<EdgeApps>
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/app.css")]
    public async Task Https_OutsideDevelopment_IsToldToTheBrowserForAYear(string path)
    {
        using var http = EdgeApps.Browser(apps.InProduction(), "https");

        using var reply = await http.GetAsync(Address(path), Cancelled);

        Assert.Equal("max-age=31536000", Assert.Single(reply.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Https_InDevelopment_IsNotToldToTheBrowser()
    {
        using var http = EdgeApps.Browser(apps.With(), "https");

        using var reply = await http.GetAsync(Address("/sign-in"), Cancelled);

        Assert.False(reply.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Http_OutsideDevelopment_SaysWhatToDoAndSetsNothing()
    {
        using var http = EdgeApps.Browser(apps.InProduction(), "http");

        using var reply = await http.GetAsync(Address("/sign-in"), Cancelled);
        var page = await reply.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        Assert.Contains("Open this address with https.", page, StringComparison.Ordinal);
        Assert.Contains("Proxy:Trusted", page, StringComparison.Ordinal);
        Assert.False(reply.Headers.Contains("Set-Cookie"));
        Assert.False(reply.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Http_OutsideDevelopment_ServesProbes(string path)
    {
        using var http = EdgeApps.Browser(apps.InProduction(), "http");

        Assert.Equal("Healthy", await http.GetStringAsync(Address(path), Cancelled));
    }

    [Fact]
    public async Task FormCookie_OutsideDevelopment_BelongsToThisHostAndNeedsHttps()
    {
        using var http = EdgeApps.Browser(apps.InProduction(), "https");

        using var reply = await http.GetAsync(Address("/sign-in"), Cancelled);

        AssertCookie(reply, "__Host-basiq-admin-form=", "path=/", "secure", "samesite=lax", "httponly");
    }

    [Theory]
    [InlineData("http", new[] { "path=/", "samesite=lax", "httponly" })]
    [InlineData("https", new[] { "path=/", "secure", "samesite=lax", "httponly" })]
    public async Task FormCookie_InDevelopment_WorksOverHttpToo(string scheme, string[] flags)
    {
        using var http = EdgeApps.Browser(apps.With(), scheme);

        using var reply = await http.GetAsync(Address("/sign-in"), Cancelled);

        AssertCookie(reply, "basiq-admin-form=", flags);
    }

    private static void AssertCookie(HttpResponseMessage reply, string name, params string[] flags)
    {
        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(name, StringComparison.Ordinal));
        Assert.Equal(flags, cookie.Split("; ").Skip(1));
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
