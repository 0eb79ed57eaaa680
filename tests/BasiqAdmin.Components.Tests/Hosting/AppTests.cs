using System.Net;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>The app as a browser without JavaScript meets it.</summary>
public sealed class AppTests(AdminFactory app) : IClassFixture<AdminFactory>
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/users?q=hooli")]
    [InlineData("/nowhere")]
    [InlineData("/not-found")]
    public async Task App_ForAStranger_LeadsToSignInAndBack(string path)
    {
        using var http = Browser();

        using var reply = await http.GetAsync(Address(path), Cancelled);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", reply.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData(Role.Support, "Support")]
    [InlineData(Role.Admin, "Admin")]
    [InlineData(Role.TeamLead, "Team lead")]
    [InlineData(Role.Auditor, "Auditor")]
    public async Task App_SignIn_OffersOnePersonForEachRole(Role role, string name)
    {
        using var http = Browser();

        var page = await http.GetStringAsync(Address("/sign-in"), Cancelled);
        using var reply = await http.SignInAsAsync(role, "/users", Cancelled);

        Assert.Contains($">Sign in as {name}</button>", page, StringComparison.Ordinal);
        Assert.Equal("/users", reply.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task App_SignIn_DoesNotLeadToAnotherSite()
    {
        using var http = Browser();

        using var reply = await http.SignInAsAsync(Role.Admin, "//evil.example", Cancelled);

        Assert.Equal("/", reply.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task App_SignIn_WithoutTheFormsToken_IsRefused()
    {
        using var http = Browser();
        using var form = new FormUrlEncodedContent([new("person", "dev-admin")]);

        using var reply = await http.PostAsync(Address("/sign-in/development"), form, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.DoesNotContain(reply.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(cookie => cookie.StartsWith("basiq-admin=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task App_SignIn_FromAnotherMachine_IsNotOffered()
    {
        await using var remote = new AdminFactory { Change = services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse("203.0.113.7"))) };
        using var http = Browser(remote);

        using var page = await http.GetAsync(Address("/sign-in"), Cancelled);
        var text = await page.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.DoesNotContain("Sign in as", text, StringComparison.Ordinal);
        Assert.Contains("AzureAd:ClientId", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_SignOut_WithoutTheFormsToken_IsRefused()
    {
        using var http = Browser();
        using var signedIn = await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);

        using var reply = await http.PostAsync(Address("/sign-out"), content: null, Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task App_PageThatThePersonMayNotSee_Is403AndSaysWhoMay()
    {
        using var http = Browser();
        using var signedIn = await http.SignInAsAsync(Role.Support, cancellationToken: Cancelled);

        using var reply = await http.GetAsync(Address("/purges"), Cancelled);
        var page = await reply.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        Assert.Contains("Not allowed</h1>", page, StringComparison.Ordinal);
        Assert.Contains("the right to see purges and their receipts", page, StringComparison.Ordinal);
        Assert.Contains("Admin, Team lead or Auditor", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_UnknownPage_Is404WithinTheFrame()
    {
        using var http = Browser();
        using var signedIn = await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);

        using var reply = await http.GetAsync(Address("/nowhere"), Cancelled);
        var page = await reply.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("Not found</h1>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Search\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_UnhandledError_Is500WithATraceIdAndWithoutItsMessage()
    {
        await using var failing = new AdminFactory { Change = services => services.AddSingleton<IStartupFilter>(new Fails("/boom", "gavin@hooli.com")) };
        using var http = Browser(failing);
        using var signedIn = await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);

        using var reply = await http.GetAsync(Address("/boom"), Cancelled);
        var page = await reply.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.InternalServerError, reply.StatusCode);
        Assert.Contains("Something went wrong</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Trace id", page, StringComparison.Ordinal);
        Assert.DoesNotContain("gavin@hooli.com", page, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header(reply, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/health/live")]
    [InlineData("/app.css")]
    public async Task App_EveryReply_TellsTheBrowserWhatIsForbidden(string path)
    {
        using var http = Browser();

        using var reply = await http.GetAsync(Address(path), Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(["style-src-attr 'unsafe-inline'"], Header(reply, "Content-Security-Policy").Split("; ").Where(directive => directive.Contains("unsafe", StringComparison.Ordinal)));
        Assert.Contains("default-src 'none'", Header(reply, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(reply, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(reply, "Referrer-Policy"));
    }

    [Fact]
    public async Task App_Document_LoadsNothingFromAnotherHostAndHasNoScriptOfItsOwn()
    {
        using var http = Browser();

        var page = await http.GetStringAsync(Address("/sign-in"), Cancelled);

        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        Assert.DoesNotMatch("<script(?![^>]* src=)[^>]*>", page);
        Assert.DoesNotMatch("<style|style=\"", page);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task App_Health_AnswersWithoutSignIn(string path)
    {
        using var http = Browser();

        Assert.Equal("Healthy", await http.GetStringAsync(Address(path), Cancelled));
    }

    [Theory]
    [InlineData("dark", "data-theme=\"dark\"")]
    [InlineData("light", "data-theme=\"light\"")]
    [InlineData("\"><script>", "data-theme=\"system\"")]
    public async Task App_Theme_IsInTheFirstBytesSoThatNothingFlashes(string cookie, string expected)
    {
        using var http = Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, Address("/sign-in"));
        request.Headers.Add("Cookie", $"theme={Uri.EscapeDataString(cookie)}");

        using var reply = await http.SendAsync(request, Cancelled);

        Assert.Contains(expected, await reply.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_WithoutADatabase_MakesItAtStart()
    {
        await using var fresh = new AdminFactory();
        fresh.Settings["Storage:ConnectionString"] += ".new";

        await using var database = await fresh.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(Cancelled);

        Assert.Empty(await database.Database.GetPendingMigrationsAsync(Cancelled));
    }

    [Fact]
    public async Task App_WithoutAKeyInProduction_DoesNotStart()
    {
        await using var production = new AdminFactory { Environment = "Production" };

        Assert.ThrowsAny<Exception>(() => production.Services);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static string Header(HttpResponseMessage reply, string name) => string.Join(' ', reply.Headers.TryGetValues(name, out var values) ? values : []);

    private static HttpClient Browser(AdminFactory factory) => factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private HttpClient Browser() => Browser(app);

    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }

    private sealed class Fails(string path, string message) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map(path, branch => branch.Run(_ => throw new InvalidOperationException(message)));
        };
    }
}
