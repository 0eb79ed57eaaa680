using System.Net;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>How much anybody may ask of the app, and how large.</summary>
public sealed class LimitsTests
{
    private const string Flooder = "203.0.113.7";

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/sign-in")]
    [InlineData("POST", "/sign-in/development")]
    [InlineData("POST", "/signin-oidc")]
    [InlineData("GET", "/signout-callback-oidc")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/health/ready")]
    public async Task Requests_BeyondTheLimit_AreToldToWaitAndThenAnsweredAgain(string method, string path)
    {
        await using var app = App();
        using var http = Browser(app);
        await FloodAsync(http, method, path, Flooder);

        using var refused = await AskAsync(http, method, path, Flooder);
        var page = await refused.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("Wait a minute", page, StringComparison.Ordinal);
        Assert.True(refused.Headers.Contains("Content-Security-Policy"));
        await UntilAsync(http, method, path, Flooder, isRefused: false);
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_TakeNothingFromAnybodyElse()
    {
        await using var app = App();
        using var http = Browser(app);
        await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);
        await FloodAsync(http, "GET", "/sign-in", Flooder);

        var others = new Dictionary<string, (string Path, string From)>
        {
            ["another address"] = ("/sign-in", "203.0.113.8"),
            ["a probe"] = ("/health/live", Flooder),
            ["a style sheet"] = ("/app.css", Flooder),
            ["a page of somebody who is signed in"] = ("/users", Flooder),
        };
        foreach (var (who, (path, from)) in others)
        {
            using var reply = await AskAsync(http, "GET", path, from);
            Assert.False(reply.StatusCode is HttpStatusCode.TooManyRequests, who);
        }
    }

    [Theory]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::9", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("::ffff:203.0.113.7", "::ffff:203.0.113.8", false)]
    public async Task Requests_OfOneSubnet_CountTogether(string flooder, string other, bool isTheSame)
    {
        await using var app = App();
        using var http = Browser(app);
        await FloodAsync(http, "GET", "/health/live", flooder);

        using var reply = await AskAsync(http, "GET", "/health/live", other);

        Assert.Equal(isTheSame, reply.StatusCode is HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Files_HaveNoLimit()
    {
        await using var app = App();
        using var http = Browser(app);

        for (var request = 0; request < 200; request++)
        {
            using var reply = await AskAsync(http, "GET", "/app.css", Flooder);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }
    }

    [Theory]
    [InlineData("/sign-in/development", false)]
    [InlineData("/sign-in/development", true)]
    [InlineData("/sign-out", false)]
    [InlineData("/sign-out", true)]
    [InlineData("/signin-oidc", false)]
    public async Task Body_ThatIsTooLarge_Is413(string path, bool isChunked)
    {
        await using var app = App();
        app.UseKestrel(0);
        app.StartServer();
        using var http = Browser(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent($"person={new string('x', 70_000)}") };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = isChunked;

        using var reply = await http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
    }

    [Theory]
    [InlineData("Limits:RequestsPerMinute", "10")]
    [InlineData("Limits:RequestBodyBytes", "1")]
    [InlineData("Limits:CircuitsPerPerson", "0")]
    [InlineData("Limits:Circuits", "0")]
    [InlineData("Limits:DisconnectedCircuits", "-1")]
    public async Task Limit_OutOfRange_IsRefusedAtStartByItsName(string key, string value)
    {
        await using var app = App();
        app.Settings[key] = value;

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Services);

        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
    }

    private static AdminFactory App()
    {
        var app = new AdminFactory { Change = services => services.AddSingleton<IStartupFilter, CallerAddress>() };
        app.Settings["Limits:RequestsPerMinute"] = "60";
        app.Settings["Limits:RequestBodyBytes"] = "65536";
        return app;
    }

    private static HttpClient Browser(AdminFactory app) => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private static Task FloodAsync(HttpClient http, string method, string path, string from) => UntilAsync(http, method, path, from, isRefused: true);

    private static async Task UntilAsync(HttpClient http, string method, string path, string from, bool isRefused)
    {
        HttpStatusCode status;
        do
        {
            using var reply = await AskAsync(http, method, path, from);
            status = reply.StatusCode;
        }
        while (status is HttpStatusCode.TooManyRequests != isRefused);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string method, string path, string from)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add(CallerAddress.From, from);
        return http.SendAsync(request, Cancelled);
    }
}
