using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The one reader of the list of connectors: at most once per <c>Connectors:PollInterval</c>, whoever asks. When Basiq fails, the last list goes on.</summary>
public sealed partial class ConnectorCatalog(BasiqClient basiq, IOptions<ConnectorOptions> options, TimeProvider clock, ILogger<ConnectorCatalog> logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Snapshot current = new(ConnectorList.Empty, ReadAt: null, DateTimeOffset.MinValue, IsFirst: true);

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
                await TryReadAsync(cancellationToken);
            }

            return current.List;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A reading for the watcher: one that somebody's page has just caused, or else a new one.</summary>
    /// <exception cref="BasiqException">Basiq failed.</exception>
    public async Task<ConnectorReading> ReadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (current.ReadAt is not { } readAt || clock.GetUtcNow() - readAt >= options.Value.PollInterval / 2)
            {
                await ReadNewAsync(cancellationToken);
            }

            return new ConnectorReading(current.List, current.ReadAt!.Value);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadNewAsync(cancellationToken);
        }
        catch (BasiqException exception)
        {
            Log.NotRead(logger, exception);
            current = current with { FreshUntil = clock.GetUtcNow() + RetryAfter, IsFirst = false };
        }
    }

    private async Task ReadNewAsync(CancellationToken cancellationToken)
    {
        var list = await basiq.Connectors.ListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        current = new Snapshot(new ConnectorList(list, list.Odd), now, now + options.Value.PollInterval, IsFirst: false);
    }

    private sealed record Snapshot(ConnectorList List, DateTimeOffset? ReadAt, DateTimeOffset FreshUntil, bool IsFirst);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The list of connectors could not be read; the last one goes on")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
