using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>
/// Moves tickets from one state to the next: each move with its audit entry in one transaction that writes from its start,
/// and only if the ticket is still as it was seen. False when somebody, or another app, was quicker.
/// </summary>
internal sealed class RecoveryTransitions(IDbContextFactory<AdminContext> contexts, AuditWriter audit, CaseEscalator cases, TimeProvider clock)
{
    /// <summary>The job of the last refresh is known.</summary>
    public Task<bool> FollowAsync(RecoveryTicket seen, JobId jobId, CancellationToken cancellationToken) => MoveAsync(
        seen.Key, seen.Version, ticket => (ticket.JobId, ticket.Reason) = (jobId, "The refresh is under way."), cancellationToken);

    /// <summary>Nothing was sent after all: the ticket waits on, and no try is counted.</summary>
    public Task<bool> PutBackAsync(RecoveryTicket seen, string why, DateTimeOffset? dueAt, CancellationToken cancellationToken) => MoveAsync(
        seen.Key,
        seen.Version,
        async (context, ticket) =>
        {
            (ticket.State, ticket.Reason, ticket.DueAt) = (RecoveryState.Waiting, why, dueAt);
            await UncountAsync(context, ticket, cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>A try failed because the bank went down again: the ticket waits for the end of that outage.</summary>
    public Task<bool> WaitAgainAsync(RecoveryTicket seen, string why, CancellationToken cancellationToken) => MoveAsync(
        seen.Key, seen.Version, ticket => (ticket.State, ticket.Reason, ticket.DueAt) = (RecoveryState.Waiting, why, null), cancellationToken);

    /// <summary>The same ticket with another reason.</summary>
    public Task<bool> ExplainAsync(RecoveryTicket seen, string why, CancellationToken cancellationToken) => seen.Reason == why
        ? Task.FromResult(false)
        : MoveAsync(seen.Key, seen.Version, ticket => ticket.Reason = why, cancellationToken);

    /// <summary>The data is there again.</summary>
    public Task<bool> RecoverAsync(RecoveryTicket seen, string why, CancellationToken cancellationToken) =>
        EndAsync(seen.Key, seen.Version, Actor.System, RecoveryState.Recovered, why, "recovery.succeeded", cancellationToken);

    /// <summary>It is out of the queue, by <paramref name="actor"/>'s decision or because there is nothing to refresh any more.</summary>
    public Task<bool> CancelAsync(RecoveryRef seen, Actor actor, string why, CancellationToken cancellationToken) =>
        EndAsync(seen.Key, seen.Version, actor, RecoveryState.Cancelled, why, "recovery.cancelled", cancellationToken);

    /// <summary>Its turn was taken, and it may not be sent any more: it is out of the queue, and no try is counted.</summary>
    public Task<bool> CallOffAsync(RecoveryTicket seen, string why, CancellationToken cancellationToken) => MoveAsync(
        seen.Key,
        seen.Version,
        async (context, ticket) =>
        {
            await UncountAsync(context, ticket, cancellationToken);
            End(ticket, RecoveryState.Cancelled, why);
            return (Actor.System, RecoveryAuditEvents.Of(ticket, "recovery.cancelled"));
        },
        cancellationToken);

    /// <summary>People have to go on: the case says why and is taken back where it was put aside, and the job for the support bundle is named.</summary>
    public Task<bool> EscalateAsync(RecoveryTicket seen, string why, CancellationToken cancellationToken) => MoveAsync(
        seen.Key, seen.Version, (context, ticket) => EscalateAsync(context, ticket, why, null, cancellationToken), cancellationToken);

    /// <summary>The same when its turn was taken and the guard's <paramref name="rules"/> are against it for good: that is no try.</summary>
    /// <param name="seen">The ticket as it was seen.</param>
    /// <param name="why">Their evidence. It may quote Basiq, so the rules are audited and not this.</param>
    /// <param name="rules">Their names.</param>
    /// <param name="cancellationToken">Ends it; nothing is stored then.</param>
    public Task<bool> EscalateUnsentAsync(RecoveryTicket seen, string why, string rules, CancellationToken cancellationToken) => MoveAsync(
        seen.Key,
        seen.Version,
        async (context, ticket) =>
        {
            await UncountAsync(context, ticket, cancellationToken);
            return await EscalateAsync(context, ticket, why, rules, cancellationToken);
        },
        cancellationToken);

    /// <summary>Puts a waiting ticket on hold, or lets it go on.</summary>
    public Task<bool> PauseAsync(RecoveryRef seen, Actor actor, bool pause, CancellationToken cancellationToken) => MoveAsync(
        seen.Key,
        seen.Version,
        (_, ticket) =>
        {
            (ticket.State, ticket.Reason) = pause ? (RecoveryState.Paused, $"{actor.Name} paused it.") : (RecoveryState.Waiting, RecoveryWords.Waits);
            return Task.FromResult<(Actor, AuditFact)?>((actor, RecoveryAuditEvents.Of(ticket, pause ? "recovery.paused" : "recovery.resumed")));
        },
        cancellationToken);

    private Task<bool> EndAsync(long key, int version, Actor actor, RecoveryState state, string why, string action, CancellationToken cancellationToken) => MoveAsync(
        key,
        version,
        (_, ticket) =>
        {
            End(ticket, state, why);
            return Task.FromResult<(Actor, AuditFact)?>((actor, RecoveryAuditEvents.Of(ticket, action)));
        },
        cancellationToken);

    private async Task<(Actor Actor, AuditFact Fact)?> EscalateAsync(AdminContext context, RecoveryTicket ticket, string why, string? rules, CancellationToken cancellationToken)
    {
        End(ticket, RecoveryState.Escalated, why);
        ticket.JobId ??= await LastFailedAsync(context, ticket.ConnectionId, cancellationToken);
        await cases.EscalateAsync(context, ticket.ConnectionId, $"Escalated after {RecoveryWords.Tries(ticket.Attempts)}: {why}", cancellationToken);
        return (Actor.System, RecoveryAuditEvents.Of(ticket, "recovery.escalated", AuditOutcome.Failed, rules));
    }

    private void End(RecoveryTicket ticket, RecoveryState state, string why) =>
        (ticket.State, ticket.Reason, ticket.EndedAt, ticket.DueAt) = (state, why, clock.GetUtcNow(), null);

    private Task<bool> MoveAsync(long key, int version, Action<RecoveryTicket> change, CancellationToken cancellationToken) => MoveAsync(
        key,
        version,
        (_, ticket) =>
        {
            change(ticket);
            return Task.FromResult<(Actor, AuditFact)?>(null);
        },
        cancellationToken);

    private async Task<bool> MoveAsync(long key, int version, Func<AdminContext, RecoveryTicket, Task<(Actor Actor, AuditFact Fact)?>> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Set<RecoveryTicket>().SingleOrDefaultAsync(one => one.Key == key && one.Version == version, cancellationToken) is not { } ticket)
        {
            return false;
        }

        var entry = await change(context, ticket);
        ticket.Version++;
        if (entry is { } audited)
        {
            await audit.AppendAsync(context, audited.Actor, audited.Fact, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // When the one before was sent, the stored refreshes know: that outlives a crash between taking the turn and sending.
    private static async Task UncountAsync(AdminContext context, RecoveryTicket ticket, CancellationToken cancellationToken)
    {
        ticket.JobId = null;
        ticket.Attempts--;
        ticket.SentAt = await context.Set<RefreshRecord>()
            .Where(refresh => refresh.ConnectionId == ticket.ConnectionId && !refresh.ByHand && refresh.JobId != null && refresh.RequestedAt < ticket.SentAt)
            .MaxAsync(refresh => (DateTimeOffset?)refresh.RequestedAt, cancellationToken);
    }

    private static Task<JobId?> LastFailedAsync(AdminContext context, ConnectionId connectionId, CancellationToken cancellationToken) =>
        context.Set<JobRecord>().Where(job => job.ConnectionId == connectionId && job.FailedDay != null)
            .OrderByDescending(job => job.CreatedAt).Select(job => (JobId?)job.Id).FirstOrDefaultAsync(cancellationToken);
}
