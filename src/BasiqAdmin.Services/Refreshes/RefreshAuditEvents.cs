using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Notes on a refresh what came of it, and says what the audit trail says about it: ids, codes and rules, never Basiq's texts.</summary>
internal static class RefreshAuditEvents
{
    private const string ObjectType = "connection";

    public static AuditFact Requested(RefreshRecord refresh, RefreshVerdict verdict) => new(
        "refresh.requested",
        ObjectType,
        refresh.ConnectionId.Value,
        AuditOutcome.Intended,
        refresh.OverrideReason,
        refresh.UserId.Value,
        refresh.OverrideReason is null ? null : $"overridden={Rules(verdict)}");

    public static AuditFact NotAllowed(UserId userId, ConnectionId connectionId, RefreshVerdict verdict) => NotAllowed(userId, connectionId, Rules(verdict));

    /// <summary>The same by the name of what was in the way, without a verdict that says so.</summary>
    public static AuditFact NotAllowed(UserId userId, ConnectionId connectionId, string rule) =>
        new("refresh.rejected", ObjectType, connectionId.Value, AuditOutcome.Refused, null, userId.Value, $"rules={rule}");

    /// <summary>Takes Basiq's answer over, unless the jobs have told it already.</summary>
    public static AuditFact? Answer(RefreshRecord refresh, RefreshOutcome outcome, DateTimeOffset now)
    {
        if (refresh.State is not (RefreshState.Sending or RefreshState.Unknown))
        {
            return null;
        }

        (refresh.State, refresh.JobId, refresh.WasUnderWay) = (outcome.State, outcome.JobId, outcome.WasUnderWay);
        (refresh.HttpStatus, refresh.Code, refresh.Detail, refresh.CorrelationId) = (outcome.HttpStatus, outcome.Code, outcome.Detail, outcome.CorrelationId);
        (refresh.Refusal, refresh.AnsweredAt) = (outcome.Refusal, now);
        return outcome.State switch
        {
            RefreshState.Started => Of(refresh, "refresh.started", AuditOutcome.Succeeded),
            RefreshState.Refused => Of(refresh, "refresh.failed", AuditOutcome.Failed),
            _ => Of(refresh, "refresh.outcome-unknown", AuditOutcome.Unknown),
        };
    }

    /// <summary>Takes over what the jobs say; without a job it was not carried out.</summary>
    public static AuditFact? Settle(RefreshRecord refresh, JobId? jobId, DateTimeOffset now)
    {
        if (refresh.State is not (RefreshState.Sending or RefreshState.Unknown))
        {
            return null;
        }

        (refresh.State, refresh.JobId) = (jobId is null ? RefreshState.NotStarted : RefreshState.Started, jobId);
        refresh.AnsweredAt ??= now;
        return Of(refresh, "refresh.settled", jobId is null ? AuditOutcome.Failed : AuditOutcome.Succeeded);
    }

    /// <summary>Claims nothing about it: Basiq does not know the user any more, or no longer lists jobs of that time.</summary>
    public static AuditFact? GiveUp(RefreshRecord refresh, bool isUserGone, DateTimeOffset now)
    {
        if (refresh.State is not (RefreshState.Sending or RefreshState.Unknown))
        {
            return null;
        }

        (refresh.State, refresh.Refusal) = (RefreshState.NeverKnown, isUserGone ? RefreshRefusal.UnknownConnection : null);
        refresh.AnsweredAt ??= now;
        return Of(refresh, "refresh.settled", AuditOutcome.Unknown);
    }

    private static AuditFact Of(RefreshRecord refresh, string action, AuditOutcome outcome)
    {
        (string Name, object? Value)[] evidence =
            [("job", refresh.JobId), ("existing", refresh.WasUnderWay ? "yes" : null), ("http", refresh.HttpStatus), ("code", refresh.Code), ("correlationId", refresh.CorrelationId)];
        var detail = string.Join("; ", evidence.Where(item => item.Value is not null).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Name}={item.Value}")));
        return new AuditFact(action, ObjectType, refresh.ConnectionId.Value, outcome, null, refresh.UserId.Value, detail.Length > 0 ? detail : null);
    }

    private static string Rules(RefreshVerdict verdict) => string.Join(",", verdict.Against.Select(check => check.Rule));
}
