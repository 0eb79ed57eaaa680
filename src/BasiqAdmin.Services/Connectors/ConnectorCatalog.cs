using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The list of connectors, read at most every 5 minutes whoever asks. When Basiq fails, the last list goes on.</summary>
public sealed partial class ConnectorCatalog(BasiqClient basiq, TimeProvider clock, ILogger<ConnectorCatalog> logger) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Snapshot current = new(ConnectorList.Empty, DateTimeOffset.MinValue, IsFirst: true);

    /// <summary>The connectors. Waits for Basiq only while there is no list at all; never fails because of Basiq.</summary>
    public async Task<ConnectorList> GetAsync(CancellationToken cancellationToken)
    {
        if (current.FreshUntil > clock.GetUtcNow())
        {
            return current.List;
        }

        var isFirst = current.IsFirst;
        if (!await gate.WaitAsync(isFirst ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            return current.List;
        }

        try
        {
            if (current.FreshUntil <= clock.GetUtcNow())
            {
                current = await ReadAsync(cancellationToken);
            }

            return current.List;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<Snapshot> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var list = new ConnectorList(await basiq.Connectors.ListAsync(cancellationToken));
            return new Snapshot(list, clock.GetUtcNow() + Lifetime, IsFirst: false);
        }
        catch (BasiqException exception)
        {
            Log.NotRead(logger, exception);
            return new Snapshot(current.List, clock.GetUtcNow() + RetryAfter, IsFirst: false);
        }
    }

    private sealed record Snapshot(ConnectorList List, DateTimeOffset FreshUntil, bool IsFirst);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The list of connectors could not be read; the last one goes on")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
