using System.Collections.Concurrent;
using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Entra;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>Ten thousand requests that make no sense, to all that anybody may call, under development and with each way to sign in.</summary>
public sealed class MalformedRequestTests
{
    private const int RequestsToEach = 2_500;
    private const int Files = 3;

    // Where providers answer has no endpoint of its own; the others are what a stranger tries first.
    private static readonly string[] MorePaths = ["/signin-oidc", "/signout-callback-oidc", "/", "/users", "/users/{id}", "/exports/users.csv", "/_blazor", "/_blazor/negotiate", "/_framework/{file}", "/{anything}"];
    private static readonly string[] Leaks = ["Exception", "   at ", ".cs:line", "Data Source=", "key-of-the-app", FakeEntraProvider.ClientSecret, "Microsoft.AspNetCore", "System."];

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 0)]
    [InlineData(SignInSetUp.EntraCode, 1)]
    [InlineData(SignInSetUp.EntraIdToken, 2)]
    [InlineData(SignInSetUp.OpenIdConnect, 3)]
    public async Task MalformedRequests_ToAllThatAnybodyMayCall_MeetNoFaultAndLearnNothing(SignInSetUp? setUp, int round)
    {
        using var certificates = new LoopbackCertificates();
        await using var provider = await FakeEntraProvider.StartAsync(certificates, isEntra: setUp is not SignInSetUp.OpenIdConnect);
        await using var app = App(setUp, provider, certificates);
        var (token, cookie) = await FormAsync(app);
        var requests = new HostileRequests([.. PublicPaths(app), .. MorePaths], token, cookie);
        var faults = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(Enumerable.Range(round * RequestsToEach, RequestsToEach), Cancelled, async (number, cancelled) =>
        {
            if (await FaultAsync(app, requests, number, cancelled) is { } fault)
            {
                faults.Enqueue(fault);
            }
        });

        Assert.Empty(faults.Take(10));
        Assert.Empty(app.Logs.Lines.Where(line => line.Level >= LogLevel.Error && line.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).Take(3).Select(line => line.AllText));
        Assert.DoesNotContain(HostileRequests.Canary, app.Logs.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublicPaths_AreFoundInTheApp()
    {
        await using var app = new AdminFactory();

        var paths = PublicPaths(app).ToList();

        Assert.All(["/sign-in", "/sign-in/development", "/sign-out", "/health/live", "/health/ready", "/problem/{status:int}"], path => Assert.Contains(path, paths));
    }

    private static AdminFactory App(SignInSetUp? setUp, FakeEntraProvider provider, LoopbackCertificates certificates)
    {
        if (setUp is null)
        {
            return new AdminFactory();
        }

        var app = new AdminFactory { Environment = "Production", Change = services => ProviderApp.Trust(services, certificates) };
        foreach (var (key, value) in ProviderApp.SettingsOf(provider, setUp.Value))
        {
            app.Settings[key] = value;
        }

        return app;
    }

    private static async Task<string?> FaultAsync(AdminFactory app, HostileRequests requests, int number, CancellationToken cancellationToken)
    {
        try
        {
            var context = await app.Server.SendAsync(context => requests.Write(context, number), cancellationToken);
            using var reader = new StreamReader(context.Response.Body);
            var said = $"{string.Join('\n', context.Response.Headers.Select(header => $"{header.Key}: {header.Value}"))}\n{await reader.ReadToEndAsync(cancellationToken)}";
            var leak = Leaks.FirstOrDefault(leak => said.Contains(leak, StringComparison.Ordinal));
            return context.Response.StatusCode >= StatusCodes.Status500InternalServerError || leak is not null
                ? $"{number}: {context.Request.Method} {context.Request.Path} -> {context.Response.StatusCode}, leaks {leak ?? "nothing"}"
                : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"{number}: {exception}";
        }
    }

    private static IEnumerable<string> PublicPaths(AdminFactory app)
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .ToLookup(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null, endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}");
        return endpoints[false].Concat(endpoints[true].Take(Files)).Distinct(StringComparer.Ordinal);
    }

    private static async Task<(string Token, string Cookie)> FormAsync(AdminFactory app)
    {
        using var http = EdgeApps.Browser(app, "https");
        using var reply = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancelled);
        var cookie = reply.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : string.Empty;
        return (SignInSteps.FormToken(await reply.Content.ReadAsStringAsync(Cancelled)), cookie);
    }
}
