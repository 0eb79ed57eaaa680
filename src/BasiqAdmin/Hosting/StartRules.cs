using BasiqAdmin.SignIn;

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

        ProviderRules.Check(settings);
        if (!IsSandbox(settings) && !SignInProvider.Of(settings).IsSet)
        {
            throw new SettingsException(
                "AzureAd:ClientId or OpenIdConnect:ClientId is not set, and Basiq:BaseUrl is not on this machine: real customers' data needs real sign-in.");
        }
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
