using System.Net;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static BasiqAdmin.Components.Tests.SignIn.RouteTable;

namespace BasiqAdmin.Components.Tests.SignIn;

/// <summary>Every route of the app, pages and files alike, as each role and as nobody.</summary>
public sealed class RouteRightsTests(AdminFactory app) : IClassFixture<AdminFactory>
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void Route_WithoutARight_IsOneOfFew()
    {
        Assert.Equal(
            ["/health/live", "/health/ready", "/problem/{status:int}", "/server-error", "/sign-in", "/sign-in/development", "/sign-out"],
            Routes().Where(IsOpen).Select(Pattern));
        Assert.Equal(
            ["/_blazor", "/_blazor/disconnect", "/_blazor/initializers", "/_blazor/negotiate", "/_framework/opaque-redirect", "/not-found", "/search", "/sign-in/development/again", "/sign-out/everywhere", "/too-many-pages", "/{**path:file}"],
            Routes().Where(route => !IsOpen(route) && RightOf(route) is null).Select(Pattern));
    }

    [Fact]
    public async Task Route_OfAStranger_LeadsToSignIn()
    {
        using var http = Browser();
        var elsewhere = new List<string>();
        foreach (var path in Routes().Where(route => RightOf(route) is not null).Select(Path))
        {
            using var reply = await http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
            if (reply.StatusCode != HttpStatusCode.Redirect || reply.Headers.Location?.AbsolutePath != "/sign-in")
            {
                elsewhere.Add($"{path}: {reply.StatusCode}");
            }
        }

        Assert.Empty(elsewhere);
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.Admin)]
    [InlineData(Role.TeamLead)]
    [InlineData(Role.Auditor)]
    public async Task Route_AsEachRole_IsRefusedAndAuditedUnlessItsRightAllowsIt(Role role)
    {
        using var http = Browser();
        using var signedIn = await http.SignInAsAsync(role, cancellationToken: Cancelled);
        var refused = new List<string>();
        var odd = new List<string>();
        foreach (var route in Routes().Where(route => RightOf(route) is not null))
        {
            using var reply = await http.GetAsync(new Uri(Path(route), UriKind.Relative), Cancelled);
            var page = await reply.Content.ReadAsStringAsync(Cancelled);
            var right = RightOf(route)!.Value;
            if (AccessPolicy.Allows(role, right) ? !IsServed(reply) : !IsRefusal(reply, page, right))
            {
                odd.Add($"{Path(route)}: {reply.StatusCode}");
            }

            if (reply.StatusCode == HttpStatusCode.Forbidden)
            {
                refused.Add(Path(route));
            }
        }

        Assert.Empty(odd);
        Assert.Equal(refused.Order(StringComparer.Ordinal), (await RefusalsAsync(role)).Order(StringComparer.Ordinal));
    }

    private static bool IsServed(HttpResponseMessage reply) => reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound;

    private static bool IsRefusal(HttpResponseMessage reply, string page, Right right) =>
        reply.StatusCode == HttpStatusCode.Forbidden && page.Contains(RoleNames.WhoMay(right), StringComparison.Ordinal);

    private IEnumerable<RouteEndpoint> Routes() => RouteTable.Of(app.Services);

    private async Task<IReadOnlyList<string>> RefusalsAsync(Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var filter = new AuditFilter(Action: "access.refused", ActorId: DevelopmentPeople.All.Single(person => person.Role == role).Id);
        var trail = await scope.ServiceProvider.GetRequiredService<IAuditLog>().SearchAsync(Actor.System, filter, new PageRequest(100), Cancelled);
        return [.. trail.Items.Select(entry => entry.Fact.ObjectId)];
    }

    private HttpClient Browser() => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
}
