using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.ErrorLog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>
/// Stores what the error queue holds, in batches. A database that is busy for a while costs a delay; one that stays away costs
/// the batch, which is counted as dropped. What storing itself logs goes to the console only.
/// </summary>
public sealed partial class ErrorLogWriter(IDbContextFactory<AdminContext> contexts, ErrorQueue queue, TimeProvider clock, ILogger<ErrorLogWriter> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    /// <summary>Stores what is still queued: what went wrong right before a stop is what people look for.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        queue.KeepQuiet();
        for (var batch = Take(); batch.Count > 0; batch = Take())
        {
            if (!await TryStoreAsync(batch))
            {
                queue.CountDropped(batch.Count);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        queue.KeepQuiet();
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            await StoreWithPatienceAsync(Take(), stoppingToken);
        }
    }

    private List<ErrorEntry> Take()
    {
        var batch = new List<ErrorEntry>();
        while (batch.Count < BatchSize && queue.Reader.TryRead(out var entry))
        {
            batch.Add(entry);
        }

        return batch;
    }

    private async Task StoreWithPatienceAsync(List<ErrorEntry> batch, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            // The batch that is being stored when the app stops is finished, not torn.
            if (await TryStoreAsync(batch))
            {
                return;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        queue.CountDropped(batch.Count);
    }

    private async Task<bool> TryStoreAsync(List<ErrorEntry> batch)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            context.AddRange(batch);
            await context.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception)
        {
            Log.NotStored(logger, batch.Count, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Count} log entries could not be stored for the errors page")]
        public static partial void NotStored(ILogger logger, int count, Exception exception);
    }
}
