using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Demo;

/// <summary>The refreshes that people and the recovery queue asked for; each has its job among the invented ones.</summary>
internal static class DemoRefreshes
{
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(340);

    /// <summary>The record of the refresh that <paramref name="job"/> came of.</summary>
    public static RefreshRecord Of(DemoJob job, DemoJob? before, DemoConnection connection, Actor actor, long key, DemoTrail trail)
    {
        var about = connection.Connection;
        var at = job.At - Answer;
        var verdict = new RefreshVerdict(
            [
                new RefreshCheck(RefreshRule.Active, CheckOutcome.Passed, "The connection is active.") { SeenAt = at },
                new RefreshCheck(RefreshRule.NoJobUnderWay, CheckOutcome.Passed, "No job of this connection is queued or running.") { SeenAt = at },
                new RefreshCheck(RefreshRule.BankHealth, CheckOutcome.Passed, "The bank is operational.") { SeenAt = at },
            ],
            at);
        var record = new RefreshRecord
        {
            Key = key,
            UserId = about.UserId,
            ConnectionId = about.Id,
            InstitutionId = about.InstitutionId,
            Method = about.Method,
            ActorId = actor.Id,
            ActorName = actor.Name,
            ByHand = actor != Actor.System,
            RequestedAt = at,
            NewestJobBefore = before?.Job.Id,
            State = RefreshState.Sending,
            Verdict = VerdictJson.Write(verdict),
        };
        trail.Add(at, actor, RefreshAuditEvents.Requested(record, verdict));
        if (RefreshAuditEvents.Answer(record, new RefreshOutcome(RefreshState.Started) { JobId = job.Job.Id, HttpStatus = 202 }, job.At) is { } started)
        {
            trail.Add(job.At, actor, started);
        }

        return record;
    }
}
