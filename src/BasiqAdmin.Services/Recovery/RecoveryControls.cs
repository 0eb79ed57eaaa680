using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What people do to the queue: pause, let go on, take out.</summary>
internal sealed class RecoveryControls(IDbContextFactory<AdminContext> contexts, RecoveryTransitions transitions, AuditWriter audit, TimeProvider clock)
{
    /// <summary>Puts a waiting ticket on hold, or lets a paused one go on.</summary>
    public async Task PauseAsync(Actor actor, RecoveryRef seen, bool pause, CancellationToken cancellationToken)
    {
        await DemandAsync(seen, pause ? [RecoveryState.Waiting] : [RecoveryState.Paused], cancellationToken);
        Demand(await transitions.PauseAsync(seen, actor, pause, cancellationToken));
    }

    /// <summary>Takes a ticket out that nothing is under way for.</summary>
    public async Task CancelAsync(Actor actor, RecoveryRef seen, CancellationToken cancellationToken)
    {
        await DemandAsync(seen, [RecoveryState.Waiting, RecoveryState.Paused], cancellationToken);
        Demand(await transitions.CancelAsync(seen, actor, $"{actor.Name} took it out.", cancellationToken));
    }

    /// <summary>Pauses a part of the queue, or lets it go on; what is so already stays so.</summary>
    public async Task HoldAsync(Actor actor, InstitutionId? institutionId, bool hold, CancellationToken cancellationToken)
    {
        var scope = institutionId?.Value ?? QueuePause.WholeQueue;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await context.Set<QueuePause>().SingleOrDefaultAsync(one => one.Scope == scope, cancellationToken);
        if (hold == found is not null)
        {
            return;
        }

        if (found is null)
        {
            context.Add(new QueuePause { Scope = scope, ByName = actor.Name, At = clock.GetUtcNow() });
        }
        else
        {
            context.Remove(found);
        }

        await audit.AppendAsync(context, actor, RecoveryAuditEvents.OfScope(scope, hold ? "recovery.queue-paused" : "recovery.queue-resumed"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task DemandAsync(RecoveryRef seen, RecoveryState[] states, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await context.Set<RecoveryTicket>().AsNoTracking().SingleOrDefaultAsync(one => one.Key == seen.Key, cancellationToken)
            ?? throw new RejectedException("It is not in the queue any more.");
        if (!states.Contains(ticket.State))
        {
            throw new RejectedException(ticket.State == RecoveryState.Trying
                ? "Its refresh is under way; the outcome is there within minutes."
                : $"It is {ticket.State.ToString().ToLowerInvariant()} by now. Look at it again.");
        }
    }

    private static void Demand(bool moved)
    {
        if (!moved)
        {
            throw new RejectedException("Something happened to it in the same moment. Look at it again.");
        }
    }
}
