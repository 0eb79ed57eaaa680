using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Users;

/// <summary>Looks up many users, a few at a time, in the background lane. One bad user does not stop the rest; a Basiq that stays silent does.</summary>
public sealed partial class BulkLookup(UserLookup lookup, DirectoryWriter writer, IOptions<DirectoryOptions> options, ILogger<BulkLookup> logger)
{
    private const int SilenceAfter = 16;

    /// <summary>Looks up each of <paramref name="items"/> and reports it, from several threads at once.</summary>
    /// <param name="items">What to look up.</param>
    /// <param name="idOf">The user id of an item.</param>
    /// <param name="source">How ids that are not in the directory became known.</param>
    /// <param name="report">Takes each item's outcome.</param>
    /// <param name="cancellationToken">Ends the run; items not yet reported stay pending.</param>
    public async Task RunAsync<T>(IEnumerable<T> items, Func<T, UserId> idOf, string source, Action<T, LookupOutcome> report, CancellationToken cancellationToken)
    {
        var failuresInARow = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(items, parallel, async (item, token) =>
        {
            if (Volatile.Read(ref failuresInARow) >= SilenceAfter)
            {
                report(item, LookupOutcome.Failed);
                return;
            }

            var outcome = await TryAsync(idOf(item), source, token);
            failuresInARow = outcome == LookupOutcome.Failed ? Interlocked.Increment(ref failuresInARow) : 0;
            report(item, outcome);
        });
        if (failuresInARow >= SilenceAfter)
        {
            Log.GaveUp(logger, failuresInARow);
        }
    }

    private async Task<LookupOutcome> TryAsync(UserId id, string source, CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", id.Value) });
        try
        {
            return await lookup.LookUpAsync(id, source, cancellationToken) ? LookupOutcome.Found : LookupOutcome.NotFound;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception);
            await writer.PostponeAsync(id, cancellationToken);
            return LookupOutcome.Failed;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A look-up of a user failed and is tried again later")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Look-ups stopped after {Count} failures in a row; the rest is tried again later")]
        public static partial void GaveUp(ILogger logger, int count);
    }
}
