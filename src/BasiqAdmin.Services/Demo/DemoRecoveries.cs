using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Services.Demo;

/// <summary>The tickets of the recovery queue after the demo's outages: most brought the data back, some were handed to people.</summary>
internal static class DemoRecoveries
{
    /// <summary>What is to become a ticket: the failure that queued it, the refresh after the outage, and its case.</summary>
    internal sealed record Draft(DemoConnection Connection, DemoJob Failed, DemoJob Tried, DemoCasePlan Plan);

    /// <summary>Finds them, and leaves in their cases what the queue writes there.</summary>
    public static IEnumerable<Draft> Find(DemoConnection connection, IReadOnlyList<DemoJob> jobs, IReadOnlyList<DemoCasePlan> plans)
    {
        for (var position = 1; position < jobs.Count; position++)
        {
            var (failed, tried) = (jobs[position - 1], jobs[position]);
            if (tried.After is null || plans.FirstOrDefault(plan => plan.Failures.Exists(failure => failure.Job == failed)) is not { } plan)
            {
                continue;
            }

            plan.Queue.Add((failed.EndedAt.AddSeconds(5), CaseEventKind.Queued, null));
            if (tried.IsFailed)
            {
                plan.Queue.Add((tried.EndedAt.AddSeconds(3), CaseEventKind.Escalated, $"Escalated after {RecoveryWords.Tries(1)}: {Why(tried)}"));
            }

            yield return new Draft(connection, failed, tried, plan);
        }
    }

    public static RecoveryTicket Make(Draft draft, long key, DemoTrail trail)
    {
        var about = draft.Connection.Connection;
        var (queued, ended) = (draft.Failed.EndedAt.AddSeconds(5), draft.Tried.EndedAt.AddSeconds(3));
        var ticket = new RecoveryTicket
        {
            Key = key,
            UserId = about.UserId,
            ConnectionId = about.Id,
            InstitutionId = about.InstitutionId!.Value,
            Method = about.Method,
            State = RecoveryState.Waiting,
            Reason = RecoveryWords.Waits,
            QueuedById = Actor.System.Id,
            QueuedByName = Actor.System.Name,
            QueuedAt = queued,
        };
        trail.Add(queued, Actor.System, RecoveryAuditEvents.Of(ticket, "recovery.queued"));
        (ticket.Attempts, ticket.SentAt, ticket.JobId, ticket.EndedAt, ticket.Version) = (1, draft.Tried.At, draft.Tried.Job.Id, ended, 3);
        (ticket.State, ticket.Reason) = draft.Tried.IsFailed
            ? (RecoveryState.Escalated, Why(draft.Tried))
            : (RecoveryState.Recovered, $"The data is there again, after {RecoveryWords.Tries(1)}.");
        trail.Add(ended, Actor.System, draft.Tried.IsFailed
            ? RecoveryAuditEvents.Of(ticket, "recovery.escalated", AuditOutcome.Failed)
            : RecoveryAuditEvents.Of(ticket, "recovery.succeeded"));
        return ticket;
    }

    private static string Why(DemoJob tried) =>
        $"The bank is operational, and the try failed all the same: {FailureStreak.ErrorOf(tried.Job)?.Code ?? "no code"}.";
}
