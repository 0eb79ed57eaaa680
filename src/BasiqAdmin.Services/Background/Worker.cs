using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>A duty that is done again and again: each run is recorded, a failed one is logged and makes the next one wait longer.</summary>
public abstract partial class Worker(RunRecorder recorder, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan RecordIdleEvery = TimeSpan.FromMinutes(15);
    private DateTimeOffset recordedAt = DateTimeOffset.MinValue;

    /// <summary>Its name in the records.</summary>
    public abstract string Name { get; }

    /// <summary>Pause between two runs while all goes well; doubled with each failure in a row, up to <see cref="LongestPause"/>.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <summary>Longest pause while runs fail. Default one hour.</summary>
    protected virtual TimeSpan LongestPause => TimeSpan.FromHours(1);

    /// <summary>Whether a run would find anything to do. A look that finds nothing leaves no record, but for one run every quarter of an hour.</summary>
    protected virtual Task<bool> HasWorkAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>One run. What it throws ends the run, not the worker.</summary>
    public abstract Task<WorkResult> RunAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (result, succeeded) = await TryRunAsync(stoppingToken);
            failures = succeeded ? 0 : failures + 1;
            if (!result.HasMore || !succeeded)
            {
                await Task.Delay(Pause(failures), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private TimeSpan Pause(int failures)
    {
        var pause = Interval * Math.Pow(2, Math.Min(failures, 10));
        return pause < LongestPause || Interval > LongestPause ? pause : LongestPause;
    }

    private async Task<(WorkResult Result, bool Succeeded)> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (clock.GetUtcNow() - recordedAt < RecordIdleEvery && !await HasWorkAsync(cancellationToken))
            {
                return (new WorkResult(0), true);
            }

            recordedAt = clock.GetUtcNow();
            var run = await recorder.BeginAsync(Name, cancellationToken);
            try
            {
                var result = await RunAsync(cancellationToken);
                await recorder.EndAsync(run, result, null, CancellationToken.None);
                return (result, true);
            }
            catch (Exception exception)
            {
                await recorder.EndAsync(run, new WorkResult(0), exception, CancellationToken.None);
                throw;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (new WorkResult(0), true);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, Name, exception);
            return (new WorkResult(0), false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A run of {Worker} failed; the next one waits longer")]
        public static partial void Failed(ILogger logger, string worker, Exception exception);
    }
}
