using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Time;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Refreshes;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Takes tickets out of the queue that no refresh is needed for any more, or that none would help. Asks Basiq nothing.</summary>
internal sealed class RecoverySweep(IDbContextFactory<AdminContext> contexts, RecoveryTransitions transitions)
{
    private const int MostAtOnce = 200;

    // A job may have begun before its connection was queued.
    private static readonly TimeSpan LongestJob = TimeSpan.FromHours(2);
    private static readonly Cause[] OutageCauses = [.. RecoveryCauses.OfTheBank];

    /// <summary>One round; returns how many were taken out.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (over, recovered, handedBack) = await FindAsync(cancellationToken);
        foreach (var (ticket, why) in over)
        {
            await transitions.CancelAsync(new RecoveryRef(ticket.Key, ticket.Version), Actor.System, why, cancellationToken);
        }

        foreach (var ticket in recovered)
        {
            await transitions.RecoverAsync(ticket, ticket.Attempts == 0 ? "A later job of this connection succeeded; no refresh was needed." : "A later job of this connection succeeded.", cancellationToken);
        }

        foreach (var (ticket, cause) in handedBack)
        {
            await transitions.EscalateAsync(ticket, $"A refresh would not help before the customer has acted: {Diagnosis.TitleOf(cause)}.", cancellationToken);
        }

        return over.Count + recovered.Count + handedBack.Count;
    }

    private async Task<(List<(RecoveryTicket Ticket, string Why)> Over, List<RecoveryTicket> Recovered, List<(RecoveryTicket Ticket, Cause Cause)> HandedBack)> FindAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = context.Set<RecoveryTicket>().AsNoTracking().Where(ticket => ticket.State == RecoveryState.Waiting || ticket.State == RecoveryState.Paused);
        if (await waiting.MinAsync(ticket => (DateTimeOffset?)ticket.QueuedAt, cancellationToken) is not { } oldest)
        {
            return ([], [], []);
        }

        var since = oldest - LongestJob;
        var recovered = await waiting.Where(ticket => context.Set<JobRecord>()
                .Any(job => job.ConnectionId == ticket.ConnectionId && job.CreatedAt > since && job.Status == JobStatus.Succeeded && (job.UpdatedAt ?? job.LastSeenAt) > ticket.QueuedAt))
            .OrderBy(ticket => ticket.Key).Take(MostAtOnce).ToListAsync(cancellationToken);
        var over = await OverAsync(context, waiting, cancellationToken);
        var ofCustomer = context.Set<FailedJobCase>().Where(found => found.State != CaseState.Resolved && found.Owner == ActionOwner.Customer && !OutageCauses.Contains(found.Cause));
        var handedBack = await waiting.Join(ofCustomer, ticket => ticket.ConnectionId, found => found.ConnectionId!.Value, (ticket, found) => new { ticket, found.Cause })
            .OrderBy(pair => pair.ticket.Key).Take(MostAtOnce).ToListAsync(cancellationToken);
        var ended = over.Select(pair => pair.Ticket.Key).ToHashSet();
        recovered.RemoveAll(ticket => !ended.Add(ticket.Key));
        return (over, recovered, [.. handedBack.Where(pair => !ended.Contains(pair.ticket.Key)).Select(pair => (pair.ticket, pair.Cause))]);
    }

    // Those with nothing left to refresh, or nothing that may be.
    private static async Task<List<(RecoveryTicket Ticket, string Why)>> OverAsync(AdminContext context, IQueryable<RecoveryTicket> waiting, CancellationToken cancellationToken)
    {
        var standing = PurgedData.Standing(context);
        var purged = await waiting.Where(ticket => standing.Any(purge => purge.ConnectionId == (string)(object)ticket.ConnectionId))
            .Select(ticket => new { ticket, IsCertain = standing.Any(purge => purge.ConnectionId == (string)(object)ticket.ConnectionId && purge.SettledAt != null) })
            .OrderBy(found => found.ticket.Key).Take(MostAtOnce).ToListAsync(cancellationToken);
        var gone = await waiting.Where(ticket => context.Set<ConnectionRecord>().Any(known => known.Id == ticket.ConnectionId && known.Status == ConnectionStatus.Deleted))
            .OrderBy(ticket => ticket.Key).Take(MostAtOnce).ToListAsync(cancellationToken);
        return
        [
            .. purged.Select(found => (found.ticket, RecoveryWords.Purged(PurgeChecks.Evidence(found.IsCertain)))),
            .. gone.ExceptBy(purged.Select(found => found.ticket.Key), ticket => ticket.Key).Select(ticket => (ticket, "The connection was deleted.")),
        ];
    }
}

/// <summary>When this app last looked for failures to queue and tickets to take out. Shared, because each round is made anew.</summary>
internal sealed class NextSweep(TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private Moment? last;

    /// <summary>Whether it is time for the next look: a minute after the last.</summary>
    public bool IsDue => last is not { } before || before.Age(clock) >= Every;

    /// <summary>Notes that it has just been looked.</summary>
    public void Done() => last = Moment.Now(clock);
}
