using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Settles tickets whose refresh is under way from what is stored of it, so that it does not matter which app sent it and whether that one still runs.</summary>
internal sealed partial class RecoverySettler(
    IDbContextFactory<AdminContext> contexts,
    AttemptSettler attempts,
    EscalationPolicy judge,
    RecoveryTransitions transitions,
    JobFollower follower,
    JobSync jobs,
    TimeProvider clock,
    ILogger<RecoverySettler> logger)
{
    private const int MostAtOnce = 500;

    // A job that somebody follows is looked at every 10 seconds at the least.
    private static readonly TimeSpan Unfollowed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FollowedFor = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LookedAtEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestJob = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestCheck = TimeSpan.FromMinutes(3);

    /// <summary>Whether a refresh of a ticket is under way.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecoveryTicket>().AnyAsync(ticket => ticket.State == RecoveryState.Trying, cancellationToken);
    }

    /// <summary>Looks at each; returns how many were looked at.</summary>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        var trying = await TryingAsync(cancellationToken);
        foreach (var (ticket, job) in trying)
        {
            using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", ticket.UserId.Value), new("connectionId", ticket.ConnectionId.Value), new("jobId", ticket.JobId?.Value) });
            await SettleAsync(ticket, job, cancellationToken);
        }

        return trying.Count;
    }

    private async Task<List<(RecoveryTicket Ticket, JobRecord? Job)>> TryingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tickets = await context.Set<RecoveryTicket>().AsNoTracking().Where(ticket => ticket.State == RecoveryState.Trying).OrderBy(ticket => ticket.Key).Take(MostAtOnce).ToListAsync(cancellationToken);
        var ids = tickets.Select(ticket => ticket.JobId).OfType<JobId>().ToList();
        var known = await context.Set<JobRecord>().AsNoTracking().Where(job => ids.Contains(job.Id)).ToDictionaryAsync(job => job.Id, cancellationToken);
        return [.. tickets.Select(ticket => (ticket, ticket.JobId is { } id ? known.GetValueOrDefault(id) : null))];
    }

    private Task SettleAsync(RecoveryTicket ticket, JobRecord? job, CancellationToken cancellationToken) => (ticket.JobId, job?.Status) switch
    {
        (null, _) => SettleSendingAsync(ticket, cancellationToken),
        (_, JobStatus.Succeeded) => transitions.RecoverAsync(ticket, $"The data is there again, after {RecoveryWords.Tries(ticket.Attempts)}.", cancellationToken),
        (_, JobStatus.Failed) => judge.JudgeAsync(ticket, job, cancellationToken),
        ({ } jobId, _) => FollowAsync(ticket, jobId, job?.LastSeenAt ?? ticket.SentAt!.Value, cancellationToken),
    };

    // Another app may be at it, or this one has died over it.
    private async Task SettleSendingAsync(RecoveryTicket ticket, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - ticket.SentAt > LongestCheck || await attempts.HasBegunAsync(ticket, cancellationToken))
        {
            await attempts.SettleAsync(ticket, "The app stopped before it was sent.", clock.GetUtcNow(), cancellationToken);
        }
    }

    private async Task FollowAsync(RecoveryTicket ticket, JobId jobId, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        // A look that lies ahead was noted before the clock was set back: that it was a moment ago, it does not say.
        var (age, unseen) = (clock.GetUtcNow() - ticket.SentAt!.Value, (clock.GetUtcNow() - seenAt).Duration());
        if (age > LongestJob)
        {
            await transitions.EscalateAsync(ticket, $"Its job has not ended within {RecoveryWords.Span(LongestJob)}.", cancellationToken);
        }
        else if (age <= FollowedFor && unseen > Unfollowed)
        {
            follower.Follow(ticket.UserId, jobId);
        }
        else if (unseen > LookedAtEvery)
        {
            await LookAsync(ticket, cancellationToken);
        }
    }

    private async Task LookAsync(RecoveryTicket ticket, CancellationToken cancellationToken)
    {
        try
        {
            await jobs.RefreshAsync(ticket.UserId, cancellationToken);
        }
        catch (BasiqException exception)
        {
            Log.NotSeen(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The job of a recovering connection could not be looked at; it is tried again")]
        public static partial void NotSeen(ILogger logger, Exception exception);
    }
}

/// <summary>One round of the queue: what an outage explains is taken in, what is under way is settled, what needs no refresh any more is taken out, and every bank whose turn has come gets one refresh.</summary>
internal sealed class RecoveryRound(IDbContextFactory<AdminContext> contexts, RecoverySettler settler, RecoverySweep sweep, RecoveryBanks banks, RecoveryScheduler turns, RecoveryAttempt tries, NextSweep next, QueueLength length, IOptions<RecoveryOptions> options)
{
    /// <summary>Whether a round would find anything to do. What failures there are to queue is looked for once a minute, as in a round.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        await CountAsync(cancellationToken);
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

        await CountAsync(cancellationToken);
        return handled;
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        if (length.IsWanted)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var open = context.Set<RecoveryTicket>().Where(ticket => ticket.EndedAt == null);
            length.Remember(await open.GroupBy(ticket => ticket.State).ToDictionaryAsync(tickets => tickets.Key, tickets => tickets.Count(), cancellationToken));
        }
    }

    private async Task<bool> IsAnyOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecoveryTicket>().AnyAsync(ticket => ticket.EndedAt == null, cancellationToken);
    }
}
