using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Hosting;

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
