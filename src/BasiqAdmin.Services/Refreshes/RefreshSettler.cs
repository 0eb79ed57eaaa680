using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Finds out from the connection's jobs what became of refreshes without an answer. Sends no refresh, ever.</summary>
internal sealed partial class RefreshSettler(
    BasiqClient basiq, RefreshStore store, JobRecorder recorder, JobFollower follower, IOptions<BasiqOptions> options, TimeProvider clock, ILogger<RefreshSettler> logger)
{
    // By this clock alone, for what the machine adds to the longest call.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    // Between Basiq's clock and this one, either way.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    // Basiq lists no older jobs (api-facts, section 1).
    private static readonly TimeSpan ListedFor = TimeSpan.FromDays(7);

    /// <summary>How long a call may take, its place in the queue for Basiq included.</summary>
    public TimeSpan LongestCall => options.Value.Timeout + TimeSpan.FromSeconds(60);

    /// <summary>Whether a refresh waits to be settled.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) => (await store.UnsettledAsync(null, cancellationToken)).Count > 0;

    /// <summary>Settles every refresh that can be. One that fails does not keep the others from it.</summary>
    /// <returns>How many were looked at, and how many of those failed.</returns>
    public async Task<(int Read, int Failed)> SettleAllAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        var open = await store.UnsettledAsync(null, cancellationToken);
        var failed = 0;
        foreach (var refresh in open)
        {
            using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", refresh.UserId.Value), new("connectionId", refresh.ConnectionId.Value) });
            try
            {
                await SettleAsync(refresh, await ListAsync(refresh, cancellationToken), cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failed++;
                Log.NotSettled(logger, exception);
            }
        }

        return (open.Count, failed);
    }

    /// <summary>Settles the open refreshes of one connection from <paramref name="jobs"/>, which were just read.</summary>
    public async Task SettleAsync(ConnectionId connectionId, BasiqList<Job> jobs, CancellationToken cancellationToken)
    {
        foreach (var refresh in await store.UnsettledAsync(connectionId, cancellationToken))
        {
            await SettleAsync(refresh, new BasiqList<Job>([.. jobs.Where(job => job.ConnectionId == connectionId)], jobs.Odd), cancellationToken);
        }
    }

    // Null when Basiq does not know the user any more.
    private async Task<BasiqList<Job>?> ListAsync(RefreshRecord refresh, CancellationToken cancellationToken)
    {
        try
        {
            return await basiq.Jobs.ListAsync(refresh.UserId, refresh.ConnectionId, cancellationToken);
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task SettleAsync(RefreshRecord refresh, BasiqList<Job>? jobs, CancellationToken cancellationToken)
    {
        var claimed = await store.ClaimedAsync(refresh.ConnectionId, cancellationToken);
        var until = refresh.RequestedAt + LongestCall + Margin;
        var job = jobs is null ? null : NewSince(refresh, jobs).Where(job => !claimed.Contains(job.Id) && job.CreatedAt <= until + Skew).MinBy(job => job.CreatedAt);
        var now = clock.GetUtcNow();
        var isListed = now < refresh.RequestedAt - Skew + ListedFor;

        // A job that cannot be read may be the one; perhaps it can be later.
        if (job is null && (now <= until || (isListed && jobs is { LeftOut: > 0 })))
        {
            return;
        }

        // A list that may have lost the job already says nothing about it.
        var isTold = job is not null || (jobs is not null && isListed);
        var after = await store.ChangeAsync(refresh.Key, Actor.System, row => isTold ? RefreshAuditEvents.Settle(row, job?.Id, now) : RefreshAuditEvents.GiveUp(row, jobs is null, now));
        Log.Settled(logger, after.State, refresh.UserId.Value, refresh.ConnectionId.Value, after.JobId?.Value);
        if (job is not null && after.JobId == job.Id)
        {
            await recorder.RecordAsync(refresh.UserId, [job], after.ActorName, CancellationToken.None);
            follower.Follow(refresh.UserId, job.Id, after.ActorName);
        }
    }

    // Which jobs came after the request, Basiq's own clock tells beside the newest job before it. This clock, which may be minutes ahead or behind, only has a say
    // where there was none, or Basiq lists it no more.
    private static IEnumerable<Job> NewSince(RefreshRecord refresh, IReadOnlyList<Job> jobs)
    {
        var before = jobs.FirstOrDefault(job => job.Id == refresh.NewestJobBefore);
        return jobs.Where(job => job.Id != before?.Id && job.CreatedAt >= (before?.CreatedAt ?? refresh.RequestedAt - Skew));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A refresh without an answer is settled as {State} (user {UserId}, connection {ConnectionId}, job {JobId})")]
        public static partial void Settled(ILogger logger, RefreshState state, string userId, string connectionId, string? jobId);

        [LoggerMessage(2, LogLevel.Warning, "A refresh without an answer could not be settled; it is tried again")]
        public static partial void NotSettled(ILogger logger, Exception exception);
    }
}
