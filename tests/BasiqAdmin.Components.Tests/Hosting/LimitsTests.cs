using System.Net;
using BasiqAdmin.Hosting;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>How much anybody may ask of the app, and how large.</summary>
public sealed class LimitsTests(EdgeApps apps) : IClassFixture<EdgeApps>
{
    private static readonly (string, string)[] Low = [("Limits:RequestsPerMinute", "60"), ("Limits:RequestBodyBytes", "65536")];
    private static int _flooders;

    // An address of its own for each test: what one has used up is not missing in another.
    private readonly string _flooder = $"203.0.113.{Interlocked.Increment(ref _flooders)}";

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
        using var http = EdgeApps.Browser(apps.With(Low));
        await FloodAsync(http, method, path, _flooder);

        using var refused = await AskAsync(http, method, path, _flooder);
        var page = await refused.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("Wait a minute", page, StringComparison.Ordinal);
        Assert.True(refused.Headers.Contains("Content-Security-Policy"));
        while (await StatusAsync(http, method, path, _flooder) is HttpStatusCode.TooManyRequests)
        {
            // The limiter goes by its own clock; the run's limit of time ends this if it never recovers.
        }
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_TakeNothingFromAnybodyElse()
    {
        using var http = EdgeApps.Browser(apps.With(Low));
        await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);
        await FloodAsync(http, "GET", "/sign-in", _flooder);

        var others = new Dictionary<string, (string Path, string From)>
        {
            ["another address"] = ("/sign-in", "198.51.100.9"),
            ["a probe"] = ("/health/live", _flooder),
            ["a style sheet"] = ("/app.css", _flooder),
            ["a page of somebody who is signed in"] = ("/users", _flooder),
        };
        foreach (var (who, (path, from)) in others)
        {
            using var reply = await AskAsync(http, "GET", path, from);
            Assert.False(reply.StatusCode is HttpStatusCode.TooManyRequests, who);
        }
    }

    [Theory]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::9", true)]
    [InlineData("2001:db8:0:3::1", "2001:db8:0:4::1", false)]
    [InlineData("::ffff:198.51.100.1", "198.51.100.1", true)]
    [InlineData("::ffff:198.51.100.2", "::ffff:198.51.100.3", false)]
    public async Task Requests_OfOneSubnet_CountTogether(string flooder, string other, bool isTheSame)
    {
        using var http = EdgeApps.Browser(apps.With(Low));
        await FloodAsync(http, "GET", "/health/live", flooder);

        using var reply = await AskAsync(http, "GET", "/health/live", other);

        Assert.Equal(isTheSame, reply.StatusCode is HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Files_HaveNoLimit()
    {
        using var http = EdgeApps.Browser(apps.With(Low));

        for (var request = 0; request < 200; request++)
        {
            using var reply = await AskAsync(http, "GET", "/app.css", _flooder);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }
    }

    [Theory]
    [InlineData("/sign-in/development", false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/sign-out", false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/signin-oidc", false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/sign-out", true, HttpStatusCode.BadRequest)]
    [InlineData("/sign-in/development", true, HttpStatusCode.BadRequest)]
    public async Task Body_ThatIsTooLarge_IsRefused_WhetherItSaysSoOrNot(string path, bool isChunked, HttpStatusCode expected)
    {
        using var http = apps.OnKestrel(Low).CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent($"person={new string('x', 70_000)}") };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = isChunked;

        using var reply = await http.SendAsync(request, Cancelled);

        Assert.Equal(expected, reply.StatusCode);
    }

    [Theory]
    [InlineData("Limits:RequestsPerMinute", "10")]
    [InlineData("Limits:RequestBodyBytes", "1")]
    [InlineData("Limits:CircuitsPerPerson", "0")]
    [InlineData("Limits:Circuits", "0")]
    [InlineData("Limits:DisconnectedCircuits", "-1")]
    public void Limit_OutOfRange_IsRefusedAtStartByItsName(string key, string value)
    {
        var builder = WebApplication.CreateSlimBuilder([$"--{key}={value}"]);
        builder.AddAdminLimits();
        builder.AddCircuitLimits();
        using var services = builder.Services.BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith(key, StartFailure.Describe(refusal), StringComparison.Ordinal);
    }

    private static async Task FloodAsync(HttpClient http, string method, string path, string from)
    {
        for (var request = 0; request < 1000; request++)
        {
            if (await StatusAsync(http, method, path, from) is HttpStatusCode.TooManyRequests)
            {
                return;
            }
        }

        Assert.Fail($"{method} {path} has no limit.");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string method, string path, string from)
    {
        using var reply = await AskAsync(http, method, path, from);
        return reply.StatusCode;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string method, string path, string from)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Add(CallerAddress.From, from);
        return http.SendAsync(request, Cancelled);
    }
}
