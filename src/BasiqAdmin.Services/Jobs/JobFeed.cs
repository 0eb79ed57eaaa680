using System.Threading.Channels;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Jobs;

/// <summary>The one poller of one job, and the seats of those who look. It works in a scope of its own, which it ends, because those who look come and go.</summary>
internal sealed partial class JobFeed(BasiqClient basiq, AsyncServiceScope scope, TimeProvider clock, ILogger<JobFeed> logger, UserId userId, JobId jobId)
{
    private const double Growth = 1.5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // Without anybody looking it goes on for a while, so that the outcome is stored; what takes longer is left to the sweep.
    private static readonly TimeSpan Unwatched = TimeSpan.FromMinutes(30);

    private readonly JobRecorder recorder = scope.ServiceProvider.GetRequiredService<JobRecorder>();
    private readonly Lock gate = new();
    private readonly List<Channel<Job>> seats = [];
    private Job? latest;
    private volatile string? startedBy;
    private long leftAt;
    private bool isOver;

    /// <summary>Completes when nothing is polled any more.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public void Start(Action onEnd, CancellationToken stopping) => Ended = Task.Run(() => RunAsync(onEnd, stopping), CancellationToken.None);

    /// <summary>Notes who started the job; the next look stores it.</summary>
    public void NameStarter(string? name) => startedBy = name ?? startedBy;

    /// <summary>A seat that gets the newest look; null when the feed is over.</summary>
    public Channel<Job>? TryJoin()
    {
        lock (gate)
        {
            if (isOver)
            {
                return null;
            }

            // Whoever is slow misses steps in between, never the last one.
            var seat = Channel.CreateBounded<Job>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
            if (latest is not null)
            {
                seat.Writer.TryWrite(latest);
            }

            seats.Add(seat);
            return seat;
        }
    }

    public void Leave(Channel<Job> seat)
    {
        lock (gate)
        {
            seats.Remove(seat);
            leftAt = clock.GetTimestamp();
        }
    }

    private async Task RunAsync(Action onEnd, CancellationToken stopping)
    {
        try
        {
            var pause = Shortest;
            do
            {
                await Task.Delay(pause, clock, stopping);
                pause = pause * Growth < Longest ? pause * Growth : Longest;
            }
            while (IsWanted() && await LookAsync(stopping));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The app stops, and what a look needs may be gone before it.
        }
        finally
        {
            onEnd();
            Close();
            await scope.DisposeAsync();
        }
    }

    private bool IsWanted()
    {
        lock (gate)
        {
            return seats.Count > 0 || clock.GetElapsedTime(leftAt) < Unwatched;
        }
    }

    private bool IsWatched()
    {
        lock (gate)
        {
            return seats.Count > 0;
        }
    }

    /// <summary>Whether there is more to come.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        using var ids = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", userId.Value), new("jobId", jobId.Value) });
        using var lane = IsWatched() ? null : BasiqLane.Background();
        try
        {
            var job = await basiq.Jobs.GetAsync(jobId, cancellationToken);
            await recorder.RecordAsync(userId, [job], startedBy, cancellationToken);
            Publish(job);
            return job.Status is not (JobStatus.Succeeded or JobStatus.Failed);
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            return false;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSeen(logger, exception);
            return true;
        }
    }

    private void Publish(Job job)
    {
        lock (gate)
        {
            if (latest is not null && latest.Status == job.Status && latest.UpdatedAt == job.UpdatedAt && latest.Steps.SequenceEqual(job.Steps))
            {
                return;
            }

            latest = job;
            seats.ForEach(seat => seat.Writer.TryWrite(job));
        }
    }

    private void Close()
    {
        lock (gate)
        {
            isOver = true;
            seats.ForEach(seat => seat.Writer.TryComplete());
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A running job could not be looked at; it is tried again")]
        public static partial void NotSeen(ILogger logger, Exception exception);
    }
}
