using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Brings a user's jobs up to date: one request to Basiq, in the lane of whoever asks.</summary>
public sealed partial class JobSync(BasiqClient basiq, JobRecorder recorder, ILogger<JobSync> logger)
{
    /// <summary>Reads the user's jobs of the last 7 days and stores them.</summary>
    /// <exception cref="Basiq.Http.BasiqException">Basiq did not answer; what was stored stays.</exception>
    public async Task<BasiqList<Job>> RefreshAsync(UserId userId, CancellationToken cancellationToken)
    {
        var jobs = await basiq.Jobs.ListAsync(userId, null, cancellationToken);
        await recorder.RecordVisitAsync(userId, jobs, cancellationToken);
        return jobs;
    }

    /// <summary>Does it while nobody waits: behind whatever people ask for, and without one bad user ending the work on the others. False when that failed, which is logged.</summary>
    public async Task<bool> TryVisitAsync(UserId user, CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", user.Value) });
        try
        {
            await RefreshAsync(user, cancellationToken);
            return true;
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            // The user is gone; the directory's own worker finds that out and forgets the details.
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.NotVisited(logger, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The jobs of a user could not be read; their turn comes again, or somebody opens them")]
        public static partial void NotVisited(ILogger logger, Exception exception);
    }
}
