using BasiqAdmin.SignIn;

namespace BasiqAdmin.Hosting;

/// <summary>Puts the app together, one extension a concern, and runs it.</summary>
internal static partial class AdminHost
{
    /// <summary>Runs until it is stopped. 0 when it was stopped, 1 when it could not start; then one line says why.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await BuildAsync(args);
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartFailure.Describe(exception) is { } reason)
        {
            using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true));
            Log.NotStarted(logging.CreateLogger("BasiqAdmin"), reason);
            return 1;
        }
    }

    // What has started is stopped before it is disposed: a worker that runs on without its services would write faults over the reason.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    private static async Task<WebApplication> BuildAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddAdminLogging();
        await builder.AddEmbeddedSandboxAsync();
        StartRules.Check(builder.Configuration, builder.Environment);
        builder.AddTrustedProxies();
        builder.AddAdminLimits();
        builder.AddCircuitLimits();
        builder.AddAdminServices();
        builder.AddAdminKeys();
        builder.AddAdminAccess();
        builder.AddSignInProvider();
        builder.AddAdminTelemetry();
        builder.Services.AddAdminHealth();
        builder.AddAdminPages();

        var app = builder.Build();
        app.RefuseCircuitsWhileStopping();
        app.UseAdminPages();
        app.MapAdminHealth();
        return app;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "Not started: {Reason}")]
        public static partial void NotStarted(ILogger logger, string reason);
    }
}
