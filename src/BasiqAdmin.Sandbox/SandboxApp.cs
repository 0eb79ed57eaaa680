using BasiqAdmin.Sandbox.Control;
using BasiqAdmin.Sandbox.Endpoints;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.Time;
using BasiqAdmin.Sandbox.World;

namespace BasiqAdmin.Sandbox;

internal static class SandboxApp
{
    /// <summary>Built from nothing, so that settings and variables of a host it is embedded in do not reach it.</summary>
    public static WebApplication Build(SandboxOptions options, SandboxWorld world, SandboxClock clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "BasiqAdmin.Sandbox" });
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        builder.Services.AddRoutingCore();
        if (options.LogToConsole)
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Information)
                .AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        }

        var app = builder.Build();
        Compose(app, options, world, clock);
        return app;
    }

    private static void Compose(WebApplication app, SandboxOptions options, SandboxWorld world, SandboxClock clock)
    {
        var tokens = new TokenIssuer(options.Seed, clock);
        var quota = new TokenQuota(clock);
        var stats = new RequestStats();
        var faults = new FaultBoard();

        app.UseRouting();
        app.UseMiddleware<StatsMiddleware>(stats);
        app.UseMiddleware<FaultMiddleware>(faults);
        app.UseMiddleware<AccessMiddleware>(tokens, clock);

        new TokenEndpoint(tokens, quota, options.ApiKey).Map(app);
        new UserEndpoints(world).Map(app);
        new ConsentEndpoints(world).Map(app);
        new AuthLinkEndpoints(world).Map(app);
        new EventEndpoints(world).Map(app);
        EventTypeEndpoints.Map(app);
        new ConnectionEndpoints(world).Map(app);
        new RefreshEndpoints(world).Map(app);
        new AccountEndpoints(world).Map(app);
        new JobEndpoints(world).Map(app);
        new ConnectorEndpoints(world).Map(app);
        new ControlEndpoints(world, clock, stats, faults, quota).Map(app);
        app.MapFallback("{**unknown}", () => ApiError.NotFound());
    }
}
