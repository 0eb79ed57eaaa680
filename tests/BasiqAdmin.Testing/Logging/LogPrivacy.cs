using System.Text.RegularExpressions;
using Xunit;

namespace BasiqAdmin.Testing.Logging;

/// <summary>Holds all that our own code logged in a test to the rule that no log carries personal details, keys or tokens.</summary>
public static partial class LogPrivacy
{
    /// <summary>Fails when a line of the app, not of a test, holds an e-mail address, a mobile or a token.</summary>
    public static void Check(CapturingLoggerProvider logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        var own = logs.Lines.Where(line => line.Category.StartsWith("BasiqAdmin.", StringComparison.Ordinal) && !line.Category.Contains(".Tests", StringComparison.Ordinal));
        Assert.Empty(own.Where(line => Secret().IsMatch(line.AllText)).Select(line => $"{line.Category}: {line.Message}"));
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w+|\+61\d|\bBearer\s|\beyJ\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
