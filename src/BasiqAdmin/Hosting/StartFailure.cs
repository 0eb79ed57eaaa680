using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Hosting;

/// <summary>Why the app did not start, in one line, where the person who started it can mend it.</summary>
internal static class StartFailure
{
    /// <summary>The line, or null for what is a fault of the app and deserves its stack trace.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        SettingsException settings => settings.Message,
        OptionsValidationException options => string.Join(' ', options.Failures),
        IOException { InnerException: AddressInUseException } taken => $"{taken.Message} Stop the other program, or choose another address with --urls.",
        IOException { InnerException: System.Net.Sockets.SocketException } address => $"{address.Message}",
        FormatException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" or "Microsoft.AspNetCore.Http" } address => $"--urls (ASPNETCORE_URLS): {address.Message}",
        _ => null,
    };
}
