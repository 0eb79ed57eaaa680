using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Jobs;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Reads the jobs of every known user about once a day, evenly spread and behind whatever people ask for, because Basiq announces no jobs and forgets them after 7 days.</summary>
public sealed partial class JobSweep(SweepRound round, JobRefresher jobs, RunRecorder recorder, TimeProvider clock, ILogger<JobSweep> logger) : Worker(recorder, clock, logger)
{
    private readonly ILogger logger = logger;

    /// <inheritdoc/>
    public override string Name => "job-sweep";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var failed = 0;
        var visited = await round.RunAsync(
            async (user, token) => failed += await TryVisitAsync(user, token) ? 0 : 1,
            cancellationToken);
        return new WorkResult(visited, failed, HasMore: visited > 0);
    }

    private async Task<bool> TryVisitAsync(UserId user, CancellationToken cancellationToken)
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
        [LoggerMessage(1, LogLevel.Warning, "The jobs of a user could not be read; their turn comes again tomorrow, or when somebody opens them")]
        public static partial void NotVisited(ILogger logger, Exception exception);
    }
}
