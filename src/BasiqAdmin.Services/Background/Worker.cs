using BasiqAdmin.Basiq.Time;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>
/// A duty that is done again and again by its <see cref="WorkerLoop{TWorker}"/>. It is made anew in the scope of each run: what it has to remember from one
/// run to the next stands in the database, or in a service that all share.
/// </summary>
public abstract class Worker
{
    /// <summary>Its name in the records.</summary>
    public abstract string Name { get; }

    /// <summary>Pause between two runs while all goes well; doubled with each failure in a row, up to <see cref="LongestPause"/>.</summary>
    public abstract TimeSpan Interval { get; }

    /// <summary>Longest pause while runs fail. Default one hour.</summary>
    public virtual TimeSpan LongestPause => TimeSpan.FromHours(1);

    /// <summary>Whether a run would find anything to do. A look that finds nothing leaves no record, but for one run every quarter of an hour.</summary>
    public virtual Task<bool> HasWorkAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>One run. What it throws ends the run, not the worker.</summary>
    public abstract Task<WorkResult> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What one run of a worker did.</summary>
/// <param name="Handled">Items worked on, failed ones included.</param>
/// <param name="Failed">Items that failed.</param>
/// <param name="HasMore">There is more to do now: the next run follows at once.</param>
public sealed record WorkResult(int Handled, int Failed = 0, bool HasMore = false);

/// <summary>Has a worker run again and again, each time in a scope of its own: each run is recorded, a failed one is logged and makes the next one wait longer.</summary>
internal sealed partial class WorkerLoop<TWorker>(IServiceScopeFactory scopes, ServiceTelemetry telemetry, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
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

            return (await RunAsync(worker, recorder, cancellationToken), true);
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

    private async Task<WorkResult> RunAsync(TWorker worker, RunRecorder recorder, CancellationToken cancellationToken)
    {
        recorded = Moment.Now(clock);
        using var span = telemetry.StartRun(worker.Name);
        var started = clock.GetTimestamp();
        try
        {
            var result = await RunRecordedAsync(worker, recorder, cancellationToken);
            telemetry.EndRun(span, worker.Name, result.Failed > 0 ? RunOutcome.Incomplete : RunOutcome.Succeeded, clock.GetElapsedTime(started));
            return result;
        }
        catch (Exception exception)
        {
            var isStopped = exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
            telemetry.EndRun(span, worker.Name, isStopped ? RunOutcome.Stopped : RunOutcome.Failed, clock.GetElapsedTime(started), exception);
            throw;
        }
    }

    private static async Task<WorkResult> RunRecordedAsync(TWorker worker, RunRecorder recorder, CancellationToken cancellationToken)
    {
        var run = await recorder.BeginAsync(worker.Name, cancellationToken);
        try
        {
            var result = await worker.RunAsync(cancellationToken);
            await recorder.EndAsync(run, result, null, CancellationToken.None);
            return result;
        }
        catch (Exception exception)
        {
            await recorder.EndAsync(run, new WorkResult(0), exception, CancellationToken.None);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A run of {Worker} failed; the next one waits longer")]
        public static partial void Failed(ILogger logger, string worker, Exception exception);
    }
}

/// <summary>Keeps a record of every run of every worker; <see cref="Retention"/> drops them after 30 days.</summary>
public sealed class RunRecorder(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    /// <summary>Notes that a run has begun, so that one in which the app died is seen as well.</summary>
    public async Task<WorkerRun> BeginAsync(string worker, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var run = context.Add(new WorkerRun { Worker = worker, StartedAt = clock.GetUtcNow() }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        return run;
    }

    /// <summary>Notes how the run ended.</summary>
    public async Task EndAsync(WorkerRun run, WorkResult result, Exception? error, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Attach(run);
        run.EndedAt = clock.GetUtcNow();
        run.Handled = result.Handled;
        run.Failed = result.Failed;
        run.Error = error?.GetType().Name;
        await context.SaveChangesAsync(cancellationToken);
    }
}
