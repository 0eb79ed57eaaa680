using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Recovery;

/// <summary>One round of the queue: what an outage explains is taken in, what is under way is settled, what needs no refresh any more is taken out, and every bank whose turn has come gets one refresh.</summary>
internal sealed class RecoveryRound(IDbContextFactory<AdminContext> contexts, RecoverySettler settler, RecoverySweep sweep, RecoveryBanks banks, RecoveryTurns turns, RecoveryTry tries, NextSweep next, IOptions<RecoveryOptions> options)
{
    /// <summary>Whether a round would find anything to do. What failures there are to queue is looked for once a minute, as in a round.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        var isAnyOpen = await IsAnyOpenAsync(cancellationToken);
        if (!next.IsDue)
        {
            return isAnyOpen && (await settler.HasWorkAsync(cancellationToken) || (await turns.ReadyAsync(cancellationToken)).Count > 0);
        }

        if (isAnyOpen || (options.Value.Automatic && await banks.IsAnyToQueueAsync(cancellationToken)))
        {
            return true;
        }

        next.Done();
        return false;
    }

    /// <summary>One round; returns how many tickets it dealt with.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var handled = await settler.SettleAsync(cancellationToken);
        if (next.IsDue)
        {
            handled += options.Value.Automatic ? await banks.QueueAllAsync(cancellationToken) : 0;
            handled += await sweep.RunAsync(cancellationToken);
            next.Done();
        }

        foreach (var way in await turns.ReadyAsync(cancellationToken))
        {
            if (await turns.TakeAsync(way, cancellationToken) is { } ticket)
            {
                handled++;
                await tries.RunAsync(ticket, cancellationToken);
            }
        }

        return handled;
    }

    private async Task<bool> IsAnyOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecoveryTicket>().AnyAsync(ticket => ticket.EndedAt == null, cancellationToken);
    }
}
