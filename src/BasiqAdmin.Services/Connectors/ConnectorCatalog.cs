using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connectors;

/// <summary>
/// The one reader of the list of connectors: at most once per <c>Connectors:PollInterval</c>, whoever asks. Whoever looks gets the list that is there; a newer one
/// is read behind them. When Basiq fails, the last list goes on.
/// </summary>
public sealed partial class ConnectorCatalog(BasiqClient basiq, IOptions<ConnectorOptions> options, TimeProvider clock, ILogger<ConnectorCatalog> logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lock starting = new();
    private volatile Snapshot? current;

    /// <summary>The reading that goes on behind those who look.</summary>
    public Task Rereading { get; private set; } = Task.CompletedTask;

    /// <summary>The connectors. Waits for Basiq only until it has been asked for the first time; never fails because of Basiq.</summary>
    public async Task<ConnectorList> GetAsync(CancellationToken cancellationToken)
    {
        if (current is not { } known)
        {
            return await ReadFirstAsync(cancellationToken);
        }

        if (!IsFresh(known))
        {
            lock (starting)
            {
                Rereading = Rereading.IsCompleted ? Task.Run(() => TryReadAsync(CancellationToken.None), CancellationToken.None) : Rereading;
            }
        }

        return known.List;
    }

    /// <summary>A reading for the watcher: one that somebody's page has just caused, or else a new one.</summary>
    /// <exception cref="BasiqException">Basiq failed.</exception>
    public async Task<ConnectorReading> ReadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var last = current is { ReadAt: not null } known && known.Since.Age(clock) < options.Value.PollInterval / 2
                ? known
                : await ReadNewAsync(cancellationToken);
            return new ConnectorReading(last.List, last.ReadAt!.Value);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    // Everybody who comes before the first answer waits for the same one.
    private async Task<ConnectorList> ReadFirstAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return (current ?? await ReadOrKeepAsync(cancellationToken)).List;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task TryReadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (current is not { } meanwhile || !IsFresh(meanwhile))
            {
                await ReadOrKeepAsync(cancellationToken);
            }
        }
        catch (Exception exception)
        {
            // Nobody waits for it, so nobody else would hear of it.
            Log.NotRead(logger, exception);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Snapshot> ReadOrKeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadNewAsync(cancellationToken);
        }
        catch (BasiqException exception)
        {
            Log.NotRead(logger, exception);
            return current = (current ?? new Snapshot(ConnectorList.Empty, ReadAt: null, default, default)) with { Since = Moment.Now(clock), Lasts = RetryAfter };
        }
    }

    private async Task<Snapshot> ReadNewAsync(CancellationToken cancellationToken)
    {
        var list = await basiq.Connectors.ListAsync(cancellationToken);
        return current = new Snapshot(new ConnectorList(list, list.Odd), clock.GetUtcNow(), Moment.Now(clock), options.Value.PollInterval);
    }

    private bool IsFresh(Snapshot snapshot) => snapshot.Since.Age(clock) < snapshot.Lasts;

    /// <summary>The list, when it was read (null for never), and since when and for how long it needs no other.</summary>
    private sealed record Snapshot(ConnectorList List, DateTimeOffset? ReadAt, Moment Since, TimeSpan Lasts);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The list of connectors could not be read; the last one goes on")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
