using System.Runtime.CompilerServices;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Follows running jobs: one poller per job however many people look. It stores what it sees, so that the history is whole.</summary>
public sealed class JobFollower(BasiqClient basiq, IServiceScopeFactory scopes, TimeProvider clock, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<JobId, JobFeed> feeds = [];
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Jobs that are followed now.</summary>
    public int Followed
    {
        get
        {
            lock (gate)
            {
                return feeds.Count;
            }
        }
    }

    /// <summary>The job after each change, beginning with the newest look if there was one; ends when the job has settled or is not known any more.</summary>
    public async IAsyncEnumerable<Job> WatchAsync(UserId userId, JobId jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (feed, seat) = Join(userId, jobId);
        try
        {
            await foreach (var job in seat.Reader.ReadAllAsync(cancellationToken))
            {
                yield return job;
            }
        }
        finally
        {
            feed.Leave(seat);
        }
    }

    /// <summary>Follows a job that nobody looks at yet, for instance a refresh that was just asked for, so that its outcome is stored.</summary>
    /// <param name="userId">Whose job it is.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="startedBy">Who started it, where that is known; stored with the job.</param>
    public void Follow(UserId userId, JobId jobId, string? startedBy = null)
    {
        var (feed, seat) = Join(userId, jobId);
        feed.NameStarter(startedBy);
        feed.Leave(seat);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await EndedAsync(CancellationToken.None);
        stopping.Dispose();
    }

    /// <summary>Completes when every job that is followed now no longer is.</summary>
    internal Task EndedAsync(CancellationToken cancellationToken)
    {
        List<Task> open;
        lock (gate)
        {
            open = [.. feeds.Values.Select(feed => feed.Ended)];
        }

        return Task.WhenAll(open).WaitAsync(cancellationToken);
    }

    private (JobFeed Feed, System.Threading.Channels.Channel<Job> Seat) Join(UserId userId, JobId jobId)
    {
        lock (gate)
        {
            if (feeds.GetValueOrDefault(jobId) is { } running && running.TryJoin() is { } seat)
            {
                return (running, seat);
            }

            var feed = new JobFeed(basiq, scopes.CreateAsyncScope(), clock, loggers.CreateLogger<JobFeed>(), userId, jobId);
            feeds[jobId] = feed;
            var first = feed.TryJoin()!;

            // The poller belongs to nobody: neither the caller's lane nor its log scopes or activity may stick to it.
            using (ExecutionContext.SuppressFlow())
            {
                feed.Start(() => Remove(jobId, feed), stopping.Token);
            }

            return (feed, first);
        }
    }

    private void Remove(JobId jobId, JobFeed feed)
    {
        lock (gate)
        {
            if (feeds.GetValueOrDefault(jobId) == feed)
            {
                feeds.Remove(jobId);
            }
        }
    }
}
