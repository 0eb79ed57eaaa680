using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>Turns a log call into an entry and queues it; does no other work on the caller's thread.</summary>
internal sealed class ErrorLogger(string category, ErrorQueue queue, TimeProvider clock, Func<IExternalScopeProvider> scopes) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes().Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Warning or LogLevel.Error or LogLevel.Critical && !queue.IsQuiet;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        try
        {
            queue.Add(Entry(logLevel, eventId, state, exception, formatter));
        }
        catch (Exception)
        {
            // A formatter or scope of somebody else that throws must not take down the request that logs.
            queue.CountDropped(1);
        }
    }

    private ErrorEntry Entry<TState>(LogLevel level, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var fields = new ErrorFields();
        scopes().ForEachScope(static (scope, gathered) => gathered.AddScope(scope), fields);
        if (!category.StartsWith(ErrorFields.Framework, StringComparison.Ordinal))
        {
            fields.Add((object?)state);
        }

        fields.Add(exception);
        return new ErrorEntry
        {
            At = clock.GetUtcNow(),
            Level = level.ToString(),
            Category = category,
            EventId = eventId.Id,
            Cause = string.Create(CultureInfo.InvariantCulture, $"{category} #{eventId.Id}"),
            Message = SafeText.Of(formatter(state, exception)),
            Exception = exception is null ? null : ExceptionText.Describe(exception),
            UserId = fields.UserId,
            ConnectionId = fields.ConnectionId,
            JobId = fields.JobId,
            CorrelationId = fields.CorrelationId,
            TraceId = fields.TraceId ?? Activity.Current?.TraceId.ToString(),
        };
    }
}

/// <summary>Feeds warnings and errors of the whole app into the error log. Whatever goes wrong here stays here: logging never fails its caller.</summary>
[ProviderAlias("ErrorLog")]
public sealed class ErrorLogProvider(ErrorQueue queue, TimeProvider clock) : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentDictionary<string, ErrorLogger> loggers = new(StringComparer.Ordinal);
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        loggers.GetOrAdd(categoryName, category => new ErrorLogger(category, queue, clock, () => scopes));

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    /// <inheritdoc/>
    public void Dispose() => loggers.Clear();
}
