using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Finds out from the stored refresh what became of sending, right after it or after a restart. It sends nothing.</summary>
internal sealed class RecoverySending(IDbContextFactory<AdminContext> contexts, RecoveryMoves moves, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterNotReached = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterBusy = TimeSpan.FromMinutes(5);

    /// <summary>Puts down what the newest refresh of the ticket says; without one nothing was sent, and the ticket waits until <paramref name="againAt"/>.</summary>
    public async Task SettleAsync(RecoveryTicket ticket, string why, DateTimeOffset againAt, CancellationToken cancellationToken)
    {
        var refresh = await FindAsync(ticket, cancellationToken);
        await (refresh switch
        {
            null => moves.PutBackAsync(ticket, why, againAt, cancellationToken),
            { State: RefreshState.Started, JobId: { } job } => moves.FollowAsync(ticket, job, cancellationToken),
            { State: RefreshState.NotStarted } => moves.PutBackAsync(ticket, "Basiq gave no answer and did not carry it out.", clock.GetUtcNow() + AfterNoAnswer, cancellationToken),
            { Refusal: RefreshRefusal.UnknownConnection } => moves.CancelAsync(new RecoveryRef(ticket.Key, ticket.Version), Actor.System, "Basiq does not know this connection any more.", cancellationToken),
            { State: RefreshState.NeverKnown } => moves.EscalateAsync(ticket, "Basiq gave no answer, and nobody can tell any more whether it carried the refresh out.", cancellationToken),
            { State: RefreshState.Refused } => RefusedAsync(ticket, refresh, cancellationToken),
            _ => moves.ExplainAsync(ticket, "It was sent, and Basiq's answer is not known yet.", cancellationToken),
        });
    }

    /// <summary>Whether a refresh of the ticket was stored since its turn was taken.</summary>
    public async Task<bool> HasBegunAsync(RecoveryTicket ticket, CancellationToken cancellationToken) => await FindAsync(ticket, cancellationToken) is not null;

    private Task<bool> RefusedAsync(RecoveryTicket ticket, RefreshRecord refused, CancellationToken cancellationToken) => refused.Refusal switch
    {
        RefreshRefusal.NotReached => moves.PutBackAsync(ticket, "Basiq could not be reached.", clock.GetUtcNow() + AfterNotReached, cancellationToken),
        RefreshRefusal.HeldUp => moves.PutBackAsync(ticket, "The app was held up before it could ask Basiq.", clock.GetUtcNow() + AfterNotReached, cancellationToken),
        RefreshRefusal.Busy => moves.PutBackAsync(ticket, "Basiq limits our requests at the moment.", clock.GetUtcNow() + AfterBusy, cancellationToken),
        RefreshRefusal.LimitReached => moves.PutBackAsync(ticket, "Basiq's limit of refreshes is reached.", clock.GetUtcNow() + Day, cancellationToken),
        _ => moves.EscalateAsync(ticket, $"Basiq refused the refresh ({refused.Code ?? refused.HttpStatus?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "without a code"}).", cancellationToken),
    };

    private async Task<RefreshRecord?> FindAsync(RecoveryTicket ticket, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RefreshRecord>().AsNoTracking()
            .Where(refresh => refresh.ConnectionId == ticket.ConnectionId && !refresh.ByHand && refresh.RequestedAt >= ticket.SentAt)
            .OrderByDescending(refresh => refresh.Key).FirstOrDefaultAsync(cancellationToken);
    }
}
