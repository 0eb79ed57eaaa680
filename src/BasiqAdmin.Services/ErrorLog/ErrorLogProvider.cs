using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.ErrorLog;

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
