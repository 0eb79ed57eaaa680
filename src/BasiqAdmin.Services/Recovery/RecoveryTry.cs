using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Refreshes;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Has the connection of a ticket refreshed, if the guard allows it, and puts down what came of asking.</summary>
internal sealed partial class RecoveryTry(IRefreshService refreshes, RecoverySending sending, RecoveryMoves moves, TimeProvider clock, ILogger<RecoveryTry> logger)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsualJob = TimeSpan.FromMinutes(2);

    /// <summary>Tries a ticket whose turn was taken. What goes wrong with it does not keep others from their turns.</summary>
    public async Task RunAsync(RecoveryTicket ticket, CancellationToken cancellationToken)
    {
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("userId", ticket.UserId.Value), new("connectionId", ticket.ConnectionId.Value) });
        try
        {
            await AnswerAsync(ticket, await refreshes.RefreshAsync(Actor.System, ticket.UserId, ticket.ConnectionId, null, cancellationToken));
        }
        catch (BasiqException exception) when (exception.Kind == BasiqErrorKind.NotFound)
        {
            await moves.CallOffAsync(ticket, "Basiq does not know this connection any more.", CancellationToken.None);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTried(logger, exception);
            await sending.SettleAsync(ticket, "Basiq could not be asked; it is tried again in a few minutes.", clock.GetUtcNow() + AskAgainAfter, CancellationToken.None);
        }
    }

    private Task AnswerAsync(RecoveryTicket ticket, RefreshAnswer answer) => answer switch
    {
        { Kind: RefreshAnswerKind.NotAllowed, Verdict: { } verdict } => ObeyAsync(ticket, verdict),
        { Kind: RefreshAnswerKind.UnderWay, Verdict: not { IsAllowed: true } } => moves.PutBackAsync(ticket, "A job of this connection is under way; its outcome comes first.", clock.GetUtcNow() + UsualJob, CancellationToken.None),
        _ => sending.SettleAsync(ticket, answer.Text, clock.GetUtcNow() + AskAgainAfter, CancellationToken.None),
    };

    private Task<bool> ObeyAsync(RecoveryTicket ticket, RefreshVerdict verdict)
    {
        var objection = RecoveryObjection.Of(verdict, clock.GetUtcNow());
        return objection switch
        {
            { IsPurged: true } => moves.CallOffAsync(ticket, objection.Reason, CancellationToken.None),
            { IsFinal: true } => moves.EscalateUnsentAsync(ticket, objection.Reason, objection.Rules, CancellationToken.None),
            _ => moves.PutBackAsync(ticket, objection.Reason, objection.AgainAt, CancellationToken.None),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A connection of the recovery queue could not be tried; its turn comes again")]
        public static partial void NotTried(ILogger logger, Exception exception);
    }
}
