using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Logging;

/// <summary>A logger of <see cref="CapturingLoggerProvider"/>; every level is on.</summary>
internal sealed class CapturingLogger(CapturingLoggerProvider provider, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => provider.Scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        provider.Scopes.ForEachScope(static (scope, all) => AddFields(scope, all), fields);
        AddFields(state, fields);
        provider.Keep(new CapturedLog(category, logLevel, eventId, formatter(state, exception), exception, fields));
    }

    private static void AddFields(object? state, Dictionary<string, object?> fields)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            return;
        }

        foreach (var (name, value) in pairs)
        {
            fields[name] = value;
        }
    }
}
