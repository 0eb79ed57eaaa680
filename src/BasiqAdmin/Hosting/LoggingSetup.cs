namespace BasiqAdmin.Hosting;

/// <summary>Logs go to the console as JSON, one object a line, with userId, connectionId, jobId and correlationId from the scopes.</summary>
internal static class LoggingSetup
{
    public static void AddAdminLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });

        // A form's cookie that cannot be read is one from before, or a stranger's; the framework reports it as a fault of the app.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);

        // A failed start is told in one line by Startup; the host's own report of it is a page of stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        // Whatever a provider, or anybody who plays one, puts into an answer would stand in its messages; ProviderEvents tells the kinds and codes.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None);
    }
}
