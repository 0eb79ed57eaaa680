using BasiqAdmin.Basiq.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Has a worker run again and again, each time in a scope of its own: each run is recorded, a failed one is logged and makes the next one wait longer.</summary>
internal sealed partial class WorkerLoop<TWorker>(IServiceScopeFactory scopes, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
    where TWorker : Worker
{
    private readonly TimeSpan recordIdleEvery = TimeSpan.FromMinutes(15);
    private readonly ILogger logger = loggers.CreateLogger<TWorker>();
    private Moment? recorded;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            (failures, var pause) = await RunInScopeAsync(failures, stoppingToken);
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(int Failures, TimeSpan Pause)> RunInScopeAsync(int failures, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var worker = scope.ServiceProvider.GetRequiredService<TWorker>();
        var (result, succeeded) = await TryRunAsync(worker, scope.ServiceProvider.GetRequiredService<RunRecorder>(), cancellationToken);
        failures = succeeded ? 0 : failures + 1;
        return (failures, result.HasMore ? TimeSpan.Zero : PauseOf(worker, failures));
    }

    private static TimeSpan PauseOf(TWorker worker, int failures)
    {
        var pause = worker.Interval * Math.Pow(2, Math.Min(failures, 10));
        return pause < worker.LongestPause || worker.Interval > worker.LongestPause ? pause : worker.LongestPause;
    }

    private async Task<(WorkResult Result, bool Succeeded)> TryRunAsync(TWorker worker, RunRecorder recorder, CancellationToken cancellationToken)
    {
        try
        {
            if (recorded?.Age(clock) < recordIdleEvery && !await worker.HasWorkAsync(cancellationToken))
            {
                return (new WorkResult(0), true);
            }

            recorded = Moment.Now(clock);
            var run = await recorder.BeginAsync(worker.Name, cancellationToken);
            try
            {
                var result = await worker.RunAsync(cancellationToken);
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
            Log.Failed(logger, worker.Name, exception);
            return (new WorkResult(0), false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A run of {Worker} failed; the next one waits longer")]
        public static partial void Failed(ILogger logger, string worker, Exception exception);
    }
}
