using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Logging;

/// <summary>One log line with everything a sink would see of it.</summary>
/// <param name="Category">Name of the logger.</param>
/// <param name="Level">Its level.</param>
/// <param name="EventId">Id and name of the event.</param>
/// <param name="Message">The rendered message.</param>
/// <param name="Exception">The exception, when one was logged.</param>
/// <param name="Fields">Structured fields of the line and of all scopes around it; the inner one wins.</param>
public sealed record CapturedLog(
    string Category,
    LogLevel Level,
    EventId EventId,
    string Message,
    Exception? Exception,
    IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>Message, fields and exception as one text, for tests that look for what must not be there.</summary>
    public string AllText =>
        string.Join('\n', [Message, .. Fields.Select(pair => $"{pair.Key}={pair.Value}"), Exception?.ToString() ?? ""]);
}
