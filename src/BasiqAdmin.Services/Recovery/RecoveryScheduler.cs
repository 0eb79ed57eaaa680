using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Says whose turn it is, and marks that ticket before anything is sent: of two apps on one database one gets it, and the other finds the bank's turn taken.</summary>
internal sealed class RecoveryScheduler(IDbContextFactory<AdminContext> contexts, ConnectorOutages outages, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    /// <summary>When the bank's next refresh may go, UTC; <paramref name="now"/> when it may at once.</summary>
    public static async Task<DateTimeOffset> NextTurnAsync(AdminContext context, InstitutionId bank, DateTimeOffset now, TimeSpan stagger, CancellationToken cancellationToken)
    {
        var taken = await context.Set<RecoveryTicket>().Where(ticket => ticket.InstitutionId == bank).MaxAsync(ticket => ticket.SentAt, cancellationToken);

        // A ticket that Basiq refused is put back and forgets when it was sent; the stored refresh does not.
        var since = now - RecoveryTiming.LongestGap(stagger);
        var sent = await context.Set<RefreshRecord>().Where(refresh => !refresh.ByHand && refresh.RequestedAt > since && refresh.InstitutionId == bank)
            .MaxAsync(refresh => (DateTimeOffset?)refresh.RequestedAt, cancellationToken);
        return RecoveryTiming.NextTurn(taken > sent ? taken : sent ?? taken, now, stagger);
    }

    /// <summary>The connectors that have been seen operational for long enough, and whose turn may have come.</summary>
    public async Task<IReadOnlyList<ConnectorId>> ReadyAsync(CancellationToken cancellationToken)
    {
        var ready = new List<ConnectorId>();
        foreach (var way in await WaitedForAsync(cancellationToken))
        {
            var stretch = await outages.OperationalPeriodAsync(way.InstitutionId, way.Method, cancellationToken);
            if (stretch?.Length >= options.Value.OperationalFor)
            {
                ready.Add(way);
            }
        }

        return ready;
    }

    /// <summary>The next ticket of a bank that is ready, marked as being sent; null when its turn has not come or the bank is paused.</summary>
    public async Task<RecoveryTicket?> TakeAsync(ConnectorId way, CancellationToken cancellationToken)
    {
        var outage = await outages.OutageStartedAsync(way.InstitutionId, way.Method, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (!await IsFreeAsync(context, way.InstitutionId, now, cancellationToken) || await NextAsync(context, way, outage, now, cancellationToken) is not { } ticket)
        {
            return null;
        }

        (ticket.State, ticket.SentAt, ticket.JobId, ticket.DueAt) = (RecoveryState.Trying, now, null, null);
        ticket.Attempts++;
        ticket.Reason = "Checking before the refresh.";
        ticket.Version++;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ticket;
    }

    // Those that a pause holds back are left out before anything is asked about their bank.
    private async Task<List<ConnectorId>> WaitedForAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await context.Set<QueuePause>().Select(hold => hold.Scope).ToListAsync(cancellationToken);
        if (held.Contains(QueuePause.WholeQueue))
        {
            return [];
        }

        var ways = await context.Set<RecoveryTicket>().Where(ticket => ticket.State == RecoveryState.Waiting && (ticket.DueAt == null || ticket.DueAt <= now))
            .Select(ticket => new { ticket.InstitutionId, ticket.Method }).Distinct().ToListAsync(cancellationToken);
        var waiting = new List<ConnectorId>();
        foreach (var way in ways.Where(way => !held.Contains(way.InstitutionId.Value)))
        {
            if (await NextTurnAsync(context, way.InstitutionId, now, options.Value.Stagger, cancellationToken) <= now)
            {
                waiting.Add(new ConnectorId(way.InstitutionId, way.Method));
            }
        }

        return waiting;
    }

    private async Task<bool> IsFreeAsync(AdminContext context, InstitutionId bank, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isHeld = await context.Set<QueuePause>().AnyAsync(hold => hold.Scope == QueuePause.WholeQueue || hold.Scope == bank.Value, cancellationToken);
        return !isHeld && await NextTurnAsync(context, bank, now, options.Value.Stagger, cancellationToken) <= now;
    }

    // One refresh per connection and outage: whoever had theirs waits for the next outage, or is not in the queue any more.
    private static Task<RecoveryTicket?> NextAsync(AdminContext context, ConnectorId way, DateTimeOffset? outage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = outage ?? DateTimeOffset.UnixEpoch;
        return context.Set<RecoveryTicket>()
            .Where(ticket => ticket.State == RecoveryState.Waiting && ticket.InstitutionId == way.InstitutionId && ticket.Method == way.Method)
            .Where(ticket => ticket.DueAt == null || ticket.DueAt <= now)
            .Where(ticket => ticket.SentAt == null || ticket.SentAt < started)
            .OrderBy(ticket => ticket.Key).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>How often the queue may send. Pure: two apps on one database draw the same.</summary>
internal static class RecoveryTiming
{
    /// <summary>Refreshes that one ticket gets at most, each after another outage.</summary>
    public const int Tries = 2;

    private const double MostAdded = 0.25;
    private const ulong Scatter = 0x9E3779B97F4A7C15;
    private const int DrawnBits = 24;

    /// <summary>Time from a refresh to the bank's next one: the stagger and up to a quarter of it, drawn from the time of the former.</summary>
    public static TimeSpan GapAfter(DateTimeOffset sentAt, TimeSpan stagger)
    {
        var drawn = unchecked((ulong)sentAt.ToUnixTimeMilliseconds() * Scatter) >> (64 - DrawnBits);
        return stagger * (1 + (MostAdded * drawn / (1 << DrawnBits)));
    }

    /// <summary>The longest that <see cref="GapAfter"/> can be.</summary>
    public static TimeSpan LongestGap(TimeSpan stagger) => stagger * (1 + MostAdded);

    /// <summary>When the bank's next refresh may go, UTC.</summary>
    public static DateTimeOffset NextTurn(DateTimeOffset? lastSentAt, DateTimeOffset now, TimeSpan stagger) =>
        lastSentAt is { } sent && sent + GapAfter(sent, stagger) is var next && next > now ? next : now;

    /// <summary>When a ticket's turn comes about, with <paramref name="ahead"/> others before it, UTC.</summary>
    public static DateTimeOffset About(DateTimeOffset nextTurn, int ahead, TimeSpan stagger) =>
        nextTurn + (stagger * (1 + (MostAdded / 2)) * ahead);
}
