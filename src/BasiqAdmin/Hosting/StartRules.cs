using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

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

/// <summary>Why the app did not start, in one line, where the person who started it can mend it.</summary>
internal static partial class StartFailure
{
    private const string ConfigurationBinder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>The line, or null for what is a fault of the app and deserves its stack trace.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        SettingsException settings => settings.Message,
        OptionsValidationException options => string.Join(' ', options.Failures.Select(Plain)),
        InvalidOperationException { Source: ConfigurationBinder } malformed => malformed.Message,
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message} Stop the other program, or choose another address with --urls.",
        SocketException address => $"The address given with --urls (ASPNETCORE_URLS) cannot be used: {address.Message}.",
        FormatException address => $"The address given with --urls (ASPNETCORE_URLS) cannot be used: {address.Message}.",
        DbException database => $"The database named by Storage:ConnectionString cannot be used: {database.Message}",
        IOException or UnauthorizedAccessException => $"The folder named by Storage:ConnectionString cannot be used: {exception.Message}",
        _ => null,
    };

    // Annotations wrap what they have to say into the names of types.
    private static string Plain(string failure) =>
        AnnotationFailure().Match(failure) is { Success: true } match ? match.Groups["what"].Value : failure;

    [GeneratedRegex("^DataAnnotation validation failed for .* with the error: '(?<what>.*)'\\.$", RegexOptions.Singleline, 1000)]
    private static partial Regex AnnotationFailure();
}

/// <summary>The app cannot start as it is set up; the message names the setting and says what to do.</summary>
public sealed class SettingsException(string message) : Exception(message);
