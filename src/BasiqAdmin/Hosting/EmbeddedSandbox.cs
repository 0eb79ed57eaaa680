using BasiqAdmin.Sandbox;

namespace BasiqAdmin.Hosting;

/// <summary>
/// Starts the sandbox inside this process when no API key is set while developing.
/// To the rest of the app it is a Basiq API on a loopback port; no other file knows of it.
/// </summary>
internal static class EmbeddedSandbox
{
    // Basiq wants a key; a sandbox takes any.
    private const string AnyKey = "sandbox";

    public static async Task AddEmbeddedSandboxAsync(this WebApplicationBuilder builder)
    {
        var (settings, environment) = (builder.Configuration, builder.Environment);
        if (StartRules.WantsEmbeddedSandbox(settings, environment))
        {
            var sandbox = await StartApartAsync(Describe(settings));
            builder.Services.AddHostedService(_ => new Lifetime(sandbox));
            settings["Basiq:BaseUrl"] = sandbox.BaseAddress.ToString();
            settings["Directory:ImportFrom"] = new Uri(sandbox.BaseAddress, "_sandbox/users.csv").ToString();
        }

        if (environment.IsDevelopment() && StartRules.IsSandbox(settings) && string.IsNullOrWhiteSpace(settings["Basiq:ApiKey"]))
        {
            settings["Basiq:ApiKey"] = AnyKey;
        }
    }

    // On a flow of its own: whoever watches this program for the host that it builds (WebApplicationFactory does) must not take the sandbox for it.
    private static Task<SandboxServer> StartApartAsync(SandboxOptions options)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => SandboxServer.StartAsync(options));
        }
    }

    private static SandboxOptions Describe(ConfigurationManager settings)
    {
        var asked = settings.GetSection(SandboxSettings.Section).Get<SandboxSettings>() ?? new SandboxSettings();
        if (asked.Users is < 1 or > SandboxSettings.MostUsers)
        {
            throw new SettingsException($"Sandbox:Users is {asked.Users}; it must be between 1 and {SandboxSettings.MostUsers}.");
        }

        return new SandboxOptions { Seed = asked.Seed, Users = asked.Users, Urls = "http://127.0.0.1:0" };
    }

    private sealed class Lifetime(SandboxServer sandbox) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => sandbox.DisposeAsync().AsTask();
    }
}
