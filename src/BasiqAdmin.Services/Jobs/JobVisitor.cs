using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Looks at a user's jobs while nobody waits for it: behind whatever people ask for, and without one bad user ending the work on the others.</summary>
public sealed partial class JobVisitor(JobRefresher jobs, ILogger<JobVisitor> logger)
{
    /// <summary>Reads and stores the user's jobs; false when that failed, which is logged.</summary>
    public async Task<bool> TryVisitAsync(UserId user, CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", user.Value) });
        try
        {
            await jobs.RefreshAsync(user, cancellationToken);
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
