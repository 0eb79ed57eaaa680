namespace BasiqAdmin.Hosting;

/// <summary>What must hold before the app starts: nobody may reach real customers' data through the development sign-in.</summary>
internal static class StartRules
{
    private const string DefaultBaseUrl = "https://au-api.basiq.io";

    /// <summary>Whether the app brings its own sandbox.</summary>
    public static bool WantsEmbeddedSandbox(IConfiguration settings, IHostEnvironment environment) =>
        environment.IsDevelopment()
        && string.IsNullOrWhiteSpace(settings["Basiq:ApiKey"])
        && BaseUrl(settings).Equals(new Uri(DefaultBaseUrl));

    /// <summary>Whether the API is on this machine, which real Basiq never is.</summary>
    public static bool IsSandbox(IConfiguration settings) => BaseUrl(settings).IsLoopback;

    /// <summary>Refuses settings with which the app must not run.</summary>
    /// <exception cref="SettingsException">The message names the setting.</exception>
    public static void Check(IConfiguration settings, IHostEnvironment environment)
    {
        if (string.IsNullOrWhiteSpace(settings["Basiq:ApiKey"]) && !(IsSandbox(settings) && environment.IsDevelopment()))
        {
            throw new SettingsException("Basiq:ApiKey is not set. Set it (in the environment: Basiq__ApiKey), or start in Development to use the embedded sandbox.");
        }

        if (!IsSandbox(settings))
        {
            RequireRealSignIn(settings);
        }
    }

    private static void RequireRealSignIn(IConfiguration settings)
    {
        foreach (var key in (string[])["SignIn:Authority", "SignIn:ClientId"])
        {
            if (string.IsNullOrWhiteSpace(settings[key]))
            {
                throw new SettingsException($"{key} is not set, and Basiq:BaseUrl is not on this machine: real customers' data needs real sign-in.");
            }
        }

        throw new SettingsException("SignIn:Authority is set, but this version has no real sign-in yet: it can only be used against a sandbox, with Basiq:BaseUrl on this machine.");
    }

    private static Uri BaseUrl(IConfiguration settings)
    {
        var text = settings["Basiq:BaseUrl"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Uri(DefaultBaseUrl);
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
            ? url
            : throw new SettingsException("Basiq:BaseUrl is not an http or https address.");
    }
}
