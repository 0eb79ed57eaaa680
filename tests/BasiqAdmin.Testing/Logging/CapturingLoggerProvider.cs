using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Testing.Logging;

/// <summary>Keeps every log line, with the fields of its scopes. Add it with <c>logging.AddProvider</c>.</summary>
public sealed class CapturingLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<CapturedLog> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();
    private TaskCompletionSource added = NewSignal();

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

    /// <summary>Waits until so many lines hold the words; for what happens in the background and shows nowhere else.</summary>
    public async Task WaitForAsync(int count, string words, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref added).Task;
            if (lines.Count(line => line.Message.Contains(words, StringComparison.Ordinal)) >= count)
            {
                return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    internal void Keep(CapturedLog line)
    {
        lines.Enqueue(line);
        Interlocked.Exchange(ref added, NewSignal()).TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
