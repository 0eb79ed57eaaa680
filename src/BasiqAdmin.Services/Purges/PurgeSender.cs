using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Purges;

/// <summary>
/// Sends a purge whose intent is stored, once, and stores what came of it. From here on nobody can call it off: a closed browser
/// must not turn a known outcome into an unknown one.
/// </summary>
internal sealed partial class PurgeSender(
    BasiqClient basiq, PurgeStore store, ServiceTelemetry telemetry, IOptions<BasiqOptions> basiqOptions, TimeProvider clock, ILogger<PurgeSender> logger)
{
    private static readonly TimeSpan[] StorePauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>How long a call may take, its place in the queue for Basiq included.</summary>
    public TimeSpan LongestCall => basiqOptions.Value.Timeout + TimeSpan.FromSeconds(60);

    /// <summary>How long nobody else may take over a purge that is being sent: longer than the call can take.</summary>
    public TimeSpan Lease => LongestCall + TimeSpan.FromSeconds(30);

    /// <summary>Sends and returns the purge with its outcome.</summary>
    public async Task<PurgeRequest> SendAsync(PurgeRequest purge, Actor actor)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object?>(StringComparer.Ordinal) { ["userId"] = purge.UserId, ["connectionId"] = purge.ConnectionId });
        using var span = telemetry.StartPurge("purge", purge);
        var outcome = await CallAsync(purge);
        if (outcome.State != PurgeState.Done)
        {
            Log.NotDone(logger, purge.Id, outcome.State, outcome.HttpStatus, outcome.Code, purge.UserId, purge.ConnectionId, outcome.CorrelationId);
        }

        var after = await RecordAsync(purge, actor, outcome);
        ServiceTelemetry.EndPurge(span, after.State);
        return after;
    }

    private async Task<PurgeOutcome> CallAsync(PurgeRequest purge)
    {
        // A machine that stood still in between: past this moment the call may outlive the lease, and whoever takes over must not be overtaken by it.
        if (clock.GetUtcNow() >= purge.LeaseUntil - LongestCall)
        {
            return PurgeOutcome.HeldUp;
        }

        using var limit = new CancellationTokenSource(LongestCall, clock);
        try
        {
            return PurgeOutcome.From(await basiq.Connections.PurgeAsync(UserId.Parse(purge.UserId), ConnectionId.Parse(purge.ConnectionId), limit.Token));
        }
        catch (BasiqException exception)
        {
            return PurgeOutcome.From(exception);
        }
        catch (Exception exception)
        {
            Log.Interrupted(logger, purge.Id, exception);
            return PurgeOutcome.Interrupted;
        }
    }

    private async Task<PurgeRequest> RecordAsync(PurgeRequest purge, Actor actor, PurgeOutcome outcome)
    {
        foreach (var pause in StorePauses)
        {
            await Task.Delay(pause, clock, CancellationToken.None);
            try
            {
                return await store.ChangeAsync(purge.Id, actor, row => Apply(row, outcome));
            }
            catch (Exception exception)
            {
                Log.NotStored(logger, purge.Id, outcome.State, exception);
            }
        }

        // The database still says that it is being sent; once the lease ends, reading back settles it.
        purge.State = PurgeState.Unknown;
        purge.Finding = "The outcome could not be stored. It is found out by reading back as soon as the database can be written again.";
        return purge;
    }

    private AuditFact? Apply(PurgeRequest purge, PurgeOutcome outcome)
    {
        // Another app may have taken over meanwhile. Basiq's own answer outweighs what it read back; no answer says nothing new.
        var was = purge.State;
        if (was != PurgeState.Sending && outcome.State == PurgeState.Unknown)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var isUnknown = outcome.State == PurgeState.Unknown;
        purge.State = outcome.State;
        purge.Finding = outcome.Finding;
        purge.HttpStatus = outcome.HttpStatus;
        purge.Code = outcome.Code;
        purge.Title = outcome.Title;
        purge.Detail = outcome.Detail;
        purge.CorrelationId = outcome.CorrelationId;
        purge.UnknownSince = isUnknown ? now : null;
        purge.SettledAt = isUnknown ? null : now;
        purge.NextReadBackAt = outcome.State == PurgeState.Refused ? null : now;
        purge.LeaseOwner = null;
        purge.LeaseUntil = null;
        return PurgeAuditEvents.Of(purge, ActionOf(outcome.State), AuditOutcomeOf(outcome.State), null,
            ("http", outcome.HttpStatus), ("code", outcome.Code), ("correlationId", outcome.CorrelationId), ("was", was == PurgeState.Sending ? null : was));
    }

    private static string ActionOf(PurgeState state) => state switch
    {
        PurgeState.Done => "purge.done",
        PurgeState.Refused => "purge.refused",
        _ => "purge.outcome-unknown",
    };

    private static AuditOutcome AuditOutcomeOf(PurgeState state) => state switch
    {
        PurgeState.Done => AuditOutcome.Succeeded,
        PurgeState.Refused => AuditOutcome.Failed,
        _ => AuditOutcome.Unknown,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Purge {PurgeId} ended as {State} with status {HttpStatus} and code {Code} (user {UserId}, connection {ConnectionId}, correlation id {CorrelationId})")]
        public static partial void NotDone(ILogger logger, Guid purgeId, PurgeState state, int? httpStatus, string? code, string userId, string connectionId, string? correlationId);

        [LoggerMessage(2, LogLevel.Error, "The call of purge {PurgeId} was interrupted; its outcome is unknown")]
        public static partial void Interrupted(ILogger logger, Guid purgeId, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "The outcome of purge {PurgeId}, {State}, could not be stored")]
        public static partial void NotStored(ILogger logger, Guid purgeId, PurgeState state, Exception exception);
    }
}
