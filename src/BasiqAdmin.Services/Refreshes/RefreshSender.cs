using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Telemetry;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Sends a refresh whose intent is stored, once, stores what came of it, and has its job followed. A closed page changes nothing from here on.</summary>
internal sealed partial class RefreshSender(
    BasiqClient basiq, RefreshStore store, RefreshSettler settler, JobRecorder recorder, JobFollower follower, ServiceTelemetry telemetry, TimeProvider clock, ILogger<RefreshSender> logger)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Sends and returns the refresh with its outcome.</summary>
    public async Task<RefreshRecord> SendAsync(RefreshRecord refresh, Actor actor)
    {
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", refresh.UserId.Value), new("connectionId", refresh.ConnectionId.Value) });
        using var span = telemetry.StartRefresh(refresh);
        var outcome = await CallAsync(refresh);
        if (outcome.State != RefreshState.Started)
        {
            Log.NotStarted(logger, outcome.State, outcome.HttpStatus, outcome.Code, refresh.UserId.Value, refresh.ConnectionId.Value, outcome.CorrelationId);
        }

        var after = await RecordAsync(refresh, outcome, actor);
        ServiceTelemetry.EndRefresh(span, after);
        if (after.JobId is { } jobId)
        {
            await FollowAsync(after, jobId);
        }

        return after;
    }

    private async Task<RefreshOutcome> CallAsync(RefreshRecord refresh)
    {
        // A refresh is settled by its jobs once the longest call is over, counted from its intent: a machine that stood still in between must not send after that.
        var delay = clock.GetUtcNow() - refresh.RequestedAt is { Ticks: > 0 } passed ? passed : TimeSpan.Zero;
        if (delay >= LongestDelay)
        {
            return RefreshOutcome.HeldUp;
        }

        using var limit = new CancellationTokenSource(settler.LongestCall - delay, clock);
        try
        {
            return RefreshOutcome.From(await basiq.Connections.RefreshAsync(refresh.UserId, refresh.ConnectionId, limit.Token));
        }
        catch (BasiqException exception)
        {
            return RefreshOutcome.From(exception);
        }
        catch (NotSentException)
        {
            return RefreshOutcome.HeldUp;
        }
        catch (Exception exception)
        {
            Log.Interrupted(logger, exception);
            return RefreshOutcome.Interrupted;
        }
    }

    private async Task<RefreshRecord> RecordAsync(RefreshRecord refresh, RefreshOutcome outcome, Actor actor)
    {
        try
        {
            return await store.ChangeAsync(refresh.Key, actor, row => RefreshAuditEvents.Answer(row, outcome, clock.GetUtcNow()));
        }
        catch (Exception exception)
        {
            // The database still says that it is being sent; the connection's jobs settle it.
            Log.NotStored(logger, exception);
            RefreshAuditEvents.Answer(refresh, outcome, clock.GetUtcNow());
            return refresh;
        }
    }

    // The job is stored with its starter at once, whoever else may look at it first.
    private async Task FollowAsync(RefreshRecord refresh, JobId jobId)
    {
        var startedBy = refresh.WasUnderWay ? null : refresh.ActorName;
        try
        {
            var job = await basiq.Jobs.GetAsync(jobId, CancellationToken.None);
            await recorder.RecordAsync(refresh.UserId, [job], startedBy, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.NotSeen(logger, exception);
        }

        follower.Follow(refresh.UserId, jobId, startedBy);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A refresh ended as {State} with status {HttpStatus} and code {Code} (user {UserId}, connection {ConnectionId}, correlation id {CorrelationId})")]
        public static partial void NotStarted(ILogger logger, RefreshState state, int? httpStatus, string? code, string userId, string connectionId, string? correlationId);

        [LoggerMessage(2, LogLevel.Error, "The call of a refresh was interrupted; its outcome is unknown")]
        public static partial void Interrupted(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "The outcome of a refresh could not be stored")]
        public static partial void NotStored(ILogger logger, Exception exception);

        [LoggerMessage(4, LogLevel.Warning, "The job of a refresh could not be looked at yet; it is followed")]
        public static partial void NotSeen(ILogger logger, Exception exception);
    }
}
