using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Logging;

/// <summary>Keeps every log line, with the fields of its scopes. Add it with <c>logging.AddProvider</c>.</summary>
public sealed class CapturingLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<CapturedLog> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <summary>All lines so far, oldest first.</summary>
    public IReadOnlyList<CapturedLog> Lines => [.. lines];

    /// <summary>All lines as one text.</summary>
    public string AllText => string.Join('\n', lines.Select(line => line.AllText));

    internal IExternalScopeProvider Scopes => scopes;

    public ILogger CreateLogger(string categoryName) => new CapturingLogger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    internal void Keep(CapturedLog line) => lines.Enqueue(line);
}
