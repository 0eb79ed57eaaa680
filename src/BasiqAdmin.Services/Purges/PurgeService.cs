using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sending;
using BasiqAdmin.Services.Sessions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Purges;

/// <inheritdoc cref="IPurgeService"/>
internal sealed partial class PurgeService(
    AccessGuard guard, PurgeRejections rejections, PurgeStore store, PurgeList list, PurgeChecker checker, PurgeApprovals approvals,
    SendingsUnderWay underWay, PurgeSettler settler, ProofGuard proof, IOptions<PurgeOptions> options, TimeProvider clock, ILogger<PurgeService> logger) : IPurgeService
{
    private static readonly TimeSpan LongestProof = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<PurgePreCheck> PreCheckAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, RightToHandle(actor), "connection", connectionId.Value, cancellationToken);
        await approvals.ExpireDueAsync(cancellationToken);
        return (await checker.CheckAsync(userId, connectionId, null, cancellationToken)).PreCheck;
    }

    /// <inheritdoc/>
    public async Task<PurgePreCheck> PreCheckAgainAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ApprovePurge, "purge", purgeId.ToString(), cancellationToken);
        var waiting = await store.FindAsync(purgeId, cancellationToken) ?? throw Missing();
        return (await checker.CheckAsync(UserId.Parse(waiting.UserId), ConnectionId.Parse(waiting.ConnectionId), waiting.Id, cancellationToken)).PreCheck;
    }

    /// <inheritdoc/>
    public async Task<PurgeReceipt> RequestAsync(Actor actor, PurgeCommand command, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.RequestPurge, "connection", command.ConnectionId.Value, cancellationToken);
        var purge = await rejections.TellAsync(actor, "connection", command.ConnectionId.Value, command.UserId.Value, () => StoreIntentAsync(actor, command, cancellationToken));
        return await SendIfDueAsync(purge, actor);
    }

    /// <inheritdoc/>
    public async Task<PurgeReceipt?> GetAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewPurges, "purge", purgeId.ToString(), cancellationToken);
        await approvals.ExpireDueAsync(cancellationToken);
        return await store.FindAsync(purgeId, cancellationToken) is { } purge ? PurgeReceipts.From(purge) : null;
    }

    /// <inheritdoc/>
    public async Task<Page<PurgeRow>> SearchAsync(Actor actor, PurgeFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewPurges, "purge", "*", cancellationToken);
        await approvals.ExpireDueAsync(cancellationToken);
        return await list.SearchAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<PurgeState, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewPurges, "purge", "*", cancellationToken);
        await approvals.ExpireDueAsync(cancellationToken);
        return await list.CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PurgeReceipt> ApproveAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) =>
        DecideAsync(actor, Right.ApprovePurge, purgeId, async waiting =>
        {
            await proof.DemandAsync(actor, cancellationToken);
            return await approvals.ApproveAsync(waiting, actor, cancellationToken);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<PurgeReceipt> DeclineAsync(Actor actor, Guid purgeId, string reason, CancellationToken cancellationToken) =>
        DecideAsync(actor, Right.ApprovePurge, purgeId, waiting => approvals.DeclineAsync(waiting, actor, reason), cancellationToken);

    /// <inheritdoc/>
    public Task<PurgeReceipt> WithdrawAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken) =>
        DecideAsync(actor, Right.RequestPurge, purgeId, waiting => approvals.WithdrawAsync(waiting, actor), cancellationToken);

    /// <inheritdoc/>
    public async Task<PurgeReceipt> ReadBackAsync(Actor actor, Guid purgeId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, RightToHandle(actor), "purge", purgeId.ToString(), cancellationToken);
        return await settler.ReadBackAsync(purgeId, actor, cancellationToken) is { } purge ? PurgeReceipts.From(purge) : throw Missing();
    }

    // Whoever takes part in purges, on either side.
    private static Right RightToHandle(Actor actor) => actor.May(Right.ApprovePurge) ? Right.ApprovePurge : Right.RequestPurge;

    private async Task<PurgeRequest> StoreIntentAsync(Actor actor, PurgeCommand command, CancellationToken cancellationToken)
    {
        if (PurgeInput.ProblemOf(command) is { } problem)
        {
            throw new PurgeRejectedException(problem);
        }

        await proof.DemandAsync(actor, cancellationToken);
        await approvals.ExpireDueAsync(cancellationToken);
        if (command.Repeats is { } repeated)
        {
            await settler.SettleRepeatedAsync(repeated, command.ConnectionId.Value, null, actor, cancellationToken);
        }

        var (preCheck, facts) = await checker.CheckAsync(command.UserId, command.ConnectionId, null, cancellationToken);
        if (!preCheck.Allowed)
        {
            throw PurgeApprovals.Rejection(preCheck);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var purge = Draft(actor, command, preCheck, facts);
        var fact = PurgeAuditEvents.Of(purge, "purge.requested", AuditOutcome.Intended, purge.Reason, ("accounts", preCheck.Accounts), ("repeats", command.Repeats), ("waits", options.Value.RequireSecondPerson ? "yes" : null));
        return await store.AddAsync(purge, facts.Refreshes.Newest, actor, fact) is { } other ? throw InTheWay(other) : purge;
    }

    private PurgeRequest Draft(Actor actor, PurgeCommand command, PurgePreCheck preCheck, PurgeFacts facts)
    {
        var now = clock.GetUtcNow();
        var purge = new PurgeRequest
        {
            Id = Guid.CreateVersion7(now),
            UserId = command.UserId.Value,
            ConnectionId = command.ConnectionId.Value,
            InstitutionName = facts.InstitutionName,
            State = PurgeState.WaitingForSecondPerson,
            RequesterId = actor.Id,
            RequesterName = actor.Name,
            Reason = command.Reason.Trim(),
            RequestedAt = now,
            PreCheck = PurgeReceipts.Write(preCheck),
            Repeats = command.Repeats,
        };
        if (options.Value.RequireSecondPerson)
        {
            purge.ExpiresAt = now + options.Value.ApprovalExpiresAfter;
        }
        else
        {
            approvals.MarkSending(purge, facts);
        }

        return purge;
    }

    private async Task<PurgeReceipt> SendIfDueAsync(PurgeRequest purge, Actor actor)
    {
        if (purge.State != PurgeState.Sending)
        {
            return PurgeReceipts.From(purge);
        }

        var sent = await underWay.SendAsync((PurgeSender sender) => sender.SendAsync(purge, actor));
        return PurgeReceipts.From(sent.State == PurgeState.Done ? await ProveAsync(sent) : sent);
    }

    // The proof belongs on the receipt, but nobody waits long for it: the background goes on.
    private async Task<PurgeRequest> ProveAsync(PurgeRequest purge)
    {
        using var limit = new CancellationTokenSource(LongestProof, clock);
        try
        {
            return await settler.ReadBackAsync(purge.Id, Actor.System, limit.Token) ?? purge;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return purge;
        }
        catch (Exception exception)
        {
            // The purge is done and stored as such, whatever keeps its proof from being read or stored now.
            Log.NotProven(logger, purge.Id, purge.UserId, purge.ConnectionId, exception);
            return purge;
        }
    }

    private async Task<PurgeReceipt> DecideAsync(Actor actor, Right right, Guid purgeId, Func<PurgeRequest, Task<PurgeRequest>> decide, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, right, "purge", purgeId.ToString(), cancellationToken);
        await approvals.ExpireDueAsync(cancellationToken);
        var waiting = await store.FindAsync(purgeId, cancellationToken) ?? throw Missing();
        return await SendIfDueAsync(await rejections.TellAsync(actor, "purge", purgeId.ToString(), waiting.UserId, () => decide(waiting)), actor);
    }

    private static PurgeRejectedException InTheWay(PurgeRequest other) => other.State switch
    {
        PurgeState.WaitingForSecondPerson => new PurgeRejectedException($"Purge {other.Id} of this connection by {other.RequesterName} waits for approval. Approve or decline that one, or have it withdrawn."),
        PurgeState.Unknown => new PurgeRejectedException($"The outcome of purge {other.Id} of this connection by {other.RequesterName} is unknown and being settled. Wait for that, or start a purge that repeats it, from its receipt."),
        _ => new PurgeRejectedException($"Purge {other.Id} of this connection by {other.RequesterName} is being sent right now. Look at its receipt in a moment."),
    };

    private static PurgeRejectedException Missing() => new("There is no purge with this id. Look for it in the list of purges.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Purge {PurgeId} is done, but its proof could not be read or stored at once; it is tried again in the background (user {UserId}, connection {ConnectionId})")]
        public static partial void NotProven(ILogger logger, Guid purgeId, string userId, string connectionId, Exception exception);
    }
}
