using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Refreshes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Has the connection of a ticket refreshed, if the guard allows it, and records the result.</summary>
internal sealed partial class RecoveryAttempt(IRefreshService refreshes, AttemptSettler attempts, RecoveryTransitions transitions, TimeProvider clock, ILogger<RecoveryAttempt> logger)
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
            await transitions.CallOffAsync(ticket, "Basiq does not know this connection any more.", CancellationToken.None);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotTried(logger, exception);
            await attempts.SettleAsync(ticket, "Basiq could not be asked; it is tried again in a few minutes.", clock.GetUtcNow() + AskAgainAfter, CancellationToken.None);
        }
    }

    private Task AnswerAsync(RecoveryTicket ticket, RefreshAnswer answer) => answer switch
    {
        { Kind: RefreshAnswerKind.NotAllowed, Verdict: { } verdict } => ObeyAsync(ticket, verdict),
        { Kind: RefreshAnswerKind.UnderWay, Verdict: not { IsAllowed: true } } => transitions.PutBackAsync(ticket, "A job of this connection is under way; its outcome comes first.", clock.GetUtcNow() + UsualJob, CancellationToken.None),
        _ => attempts.SettleAsync(ticket, answer.Text, clock.GetUtcNow() + AskAgainAfter, CancellationToken.None),
    };

    private Task<bool> ObeyAsync(RecoveryTicket ticket, RefreshVerdict verdict)
    {
        var decision = RetryDecision.Of(verdict, clock.GetUtcNow());
        return decision switch
        {
            { IsPurged: true } => transitions.CallOffAsync(ticket, decision.Reason, CancellationToken.None),
            { IsFinal: true } => transitions.EscalateUnsentAsync(ticket, decision.Reason, decision.Rules, CancellationToken.None),
            _ => transitions.PutBackAsync(ticket, decision.Reason, decision.AgainAt, CancellationToken.None),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A connection of the recovery queue could not be tried; its turn comes again")]
        public static partial void NotTried(ILogger logger, Exception exception);
    }
}

/// <summary>What a guard's no means for the queue: not yet, or never without people. Pure.</summary>
/// <param name="Reason">The evidence of the rule that weighs most.</param>
/// <param name="AgainAt">When to ask again, UTC; null when waiting does not help.</param>
/// <param name="IsFinal">Whether waiting does not help.</param>
internal sealed record RetryDecision(string Reason, DateTimeOffset? AgainAt, bool IsFinal)
{
    private static readonly TimeSpan UsualJob = TimeSpan.FromMinutes(2);

    // The bank was seen operational and is down by now; until the next look at it has told that, nobody should ask every few seconds.
    private static readonly TimeSpan UntilTheBankIsSeen = TimeSpan.FromMinutes(1);

    // What could not be read is read again; nobody has to look at it because Basiq failed for a while.
    private static readonly TimeSpan UntilReadAgain = TimeSpan.FromMinutes(5);
    private static readonly RefreshRule[] OfTheConnection = [RefreshRule.Refreshable, RefreshRule.Active, RefreshRule.Consent];
    private static readonly RefreshRule[] SoonOver = [RefreshRule.NoJobUnderWay, RefreshRule.NoPurgeUnderWay, RefreshRule.SameLogin];

    /// <summary>The same in names of rules, for the audit trail: evidence may quote Basiq, and what stands there cannot be taken back.</summary>
    public required string Rules { get; init; }

    /// <summary>Whether it may not be fetched any more, so that there is nothing to wait for and nobody to hand it to.</summary>
    public bool IsPurged { get; private init; }

    /// <summary>Of a verdict that is against it.</summary>
    public static RetryDecision Of(RefreshVerdict verdict, DateTimeOffset now)
    {
        var rules = string.Join(',', verdict.Against.Select(check => check.Rule));
        if (verdict.Of(RefreshRule.NotPurged) is { IsAgainst: true } purged)
        {
            return new RetryDecision(RecoveryWords.Purged(purged.Evidence), null, IsFinal: true) { Rules = rules, IsPurged = true };
        }

        if (verdict.Against.FirstOrDefault(check => OfTheConnection.Contains(check.Rule) && !check.IsNotKnown) is { } connection)
        {
            return new RetryDecision(Text(connection), null, IsFinal: true) { Rules = rules };
        }

        if (verdict.Of(RefreshRule.BankHealth) is { IsAgainst: true, IsNotKnown: false } bank)
        {
            return new RetryDecision(bank.Evidence, now + UntilTheBankIsSeen, IsFinal: false) { Rules = rules };
        }

        var timeless = verdict.Against.Where(check => check.AllowedAgainAt is null).ToList();
        if (timeless.Find(check => !SoonOver.Contains(check.Rule) && !check.IsNotKnown) is { } endless)
        {
            return new RetryDecision(Text(endless), null, IsFinal: true) { Rules = rules };
        }

        var soon = timeless.Exists(check => check.IsNotKnown) ? now + UntilReadAgain : timeless.Count > 0 ? now + UsualJob : now;
        var last = verdict.Against.MaxBy(check => check.AllowedAgainAt ?? soon)!;
        return new RetryDecision(last.Evidence, last.AllowedAgainAt > soon ? last.AllowedAgainAt : soon, IsFinal: false) { Rules = rules };
    }

    private static string Text(RefreshCheck check) => $"A refresh may not be sent. {check.Evidence}";
}

/// <summary>Finds out from the stored refresh what became of sending, right after it or after a restart. It sends nothing.</summary>
internal sealed class AttemptSettler(IDbContextFactory<AdminContext> contexts, RecoveryTransitions transitions, TimeProvider clock)
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
            null => transitions.PutBackAsync(ticket, why, againAt, cancellationToken),
            { State: RefreshState.Started, JobId: { } job } => transitions.FollowAsync(ticket, job, cancellationToken),
            { State: RefreshState.NotStarted } => transitions.PutBackAsync(ticket, "Basiq gave no answer and did not carry it out.", clock.GetUtcNow() + AfterNoAnswer, cancellationToken),
            { Refusal: RefreshRefusal.UnknownConnection } => transitions.CancelAsync(new RecoveryRef(ticket.Key, ticket.Version), Actor.System, "Basiq does not know this connection any more.", cancellationToken),
            { State: RefreshState.NeverKnown } => transitions.EscalateAsync(ticket, "Basiq gave no answer, and nobody can tell any more whether it carried the refresh out.", cancellationToken),
            { State: RefreshState.Refused } => RefusedAsync(ticket, refresh, cancellationToken),
            _ => transitions.ExplainAsync(ticket, "It was sent, and Basiq's answer is not known yet.", cancellationToken),
        });
    }

    /// <summary>Whether a refresh of the ticket was stored since its turn was taken.</summary>
    public async Task<bool> HasBegunAsync(RecoveryTicket ticket, CancellationToken cancellationToken) => await FindAsync(ticket, cancellationToken) is not null;

    private Task<bool> RefusedAsync(RecoveryTicket ticket, RefreshRecord refused, CancellationToken cancellationToken) => refused.Refusal switch
    {
        RefreshRefusal.NotReached => transitions.PutBackAsync(ticket, "Basiq could not be reached.", clock.GetUtcNow() + AfterNotReached, cancellationToken),
        RefreshRefusal.HeldUp => transitions.PutBackAsync(ticket, "The app was held up before it could ask Basiq.", clock.GetUtcNow() + AfterNotReached, cancellationToken),
        RefreshRefusal.Busy => transitions.PutBackAsync(ticket, "Basiq limits our requests at the moment.", clock.GetUtcNow() + AfterBusy, cancellationToken),
        RefreshRefusal.LimitReached => transitions.PutBackAsync(ticket, "Basiq's limit of refreshes is reached.", clock.GetUtcNow() + Day, cancellationToken),
        _ => transitions.EscalateAsync(ticket, $"Basiq refused the refresh ({refused.Code ?? refused.HttpStatus?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "without a code"}).", cancellationToken),
    };

    private async Task<RefreshRecord?> FindAsync(RecoveryTicket ticket, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<RefreshRecord>().AsNoTracking()
            .Where(refresh => refresh.ConnectionId == ticket.ConnectionId && !refresh.ByHand && refresh.RequestedAt >= ticket.SentAt)
            .OrderByDescending(refresh => refresh.Key).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Decides what follows a try that failed: the customer must act, the bank is down again, or people must look.</summary>
internal sealed class EscalationPolicy(IDbContextFactory<AdminContext> contexts, ConnectorOutages outages, ConnectorCatalog connectors, RecoveryTransitions transitions)
{
    /// <summary>Judges the failed <paramref name="job"/> of the ticket's last refresh.</summary>
    public async Task JudgeAsync(RecoveryTicket ticket, JobRecord job, CancellationToken cancellationToken)
    {
        var what = job.Cause is { } cause ? Diagnosis.TitleOf(cause) : "no reason was given";
        if (job.Owner == ActionOwner.Customer)
        {
            await transitions.EscalateAsync(ticket, $"The bank answered, and now the customer must act: {what}.", cancellationToken);
        }
        else if (!await IsBankSeenSinceAsync(job.LastSeenAt, cancellationToken))
        {
            // Jobs fail before the banks' health is next looked at: a relapse must not be taken for a failure of a bank that works.
            await transitions.ExplainAsync(ticket, "The try failed. The next look at the bank's health tells whether it is down again.", cancellationToken);
        }
        else if (await outages.OutageStartedAsync(ticket.InstitutionId, ticket.Method, cancellationToken) > ticket.SentAt)
        {
            await RelapsedAsync(ticket, cancellationToken);
        }
        else
        {
            var banks = await connectors.GetAsync(cancellationToken);
            var health = RecoveryWords.Health(banks.StatusOf(ticket.InstitutionId, ticket.Method));
            await transitions.EscalateAsync(ticket, $"{banks.NameOf(ticket.InstitutionId)} is {health}, and the try failed all the same: {what} ({job.Code ?? "no code"}).", cancellationToken);
        }
    }

    private Task<bool> RelapsedAsync(RecoveryTicket ticket, CancellationToken cancellationToken) => ticket.Attempts < RecoveryTiming.Tries
        ? transitions.WaitAgainAsync(ticket, "The bank went down again during the try. One more follows when that outage is over.", cancellationToken)
        : transitions.EscalateAsync(ticket, "Tried after two outages, and the bank went down again each time.", cancellationToken);

    private async Task<bool> IsBankSeenSinceAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ConnectorWatch>().AnyAsync(watch => watch.UntilAt >= time, cancellationToken);
    }
}
