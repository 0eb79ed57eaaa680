using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>What becomes of a purge that waits for a second person. Each step looks again, inside its transaction, whether the purge still waits.</summary>
internal sealed class PurgeApprovals(PurgeStore store, PurgeChecker checker, PurgeSettler settler, PurgeSender sender, AppInstance instance, TimeProvider clock)
{
    /// <summary>Checks again and turns the waiting purge into one whose intent is stored; the caller sends it.</summary>
    public async Task<PurgeRequest> ApproveAsync(PurgeRequest waiting, Actor actor, CancellationToken cancellationToken)
    {
        DemandSecondPerson(waiting, actor, "approve");
        if (waiting.Repeats is { } repeated)
        {
            await settler.SettleRepeatedAsync(repeated, waiting.ConnectionId, waiting.Id, actor, cancellationToken);
        }

        var (preCheck, facts) = await checker.CheckAsync(UserId.Parse(waiting.UserId), ConnectionId.Parse(waiting.ConnectionId), waiting.Id, cancellationToken);
        if (!preCheck.Allowed)
        {
            throw Rejection(preCheck);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await store.StartAsync(waiting.Id, facts.Refreshes.Newest, actor, purge =>
        {
            DemandWaiting(purge);
            Decide(purge, PurgeState.Sending, actor);
            purge.ApprovalPreCheck = PurgeReceipts.Write(preCheck);
            MarkSending(purge, facts);
            return PurgeAuditEvents.Of(purge, "purge.approved", AuditOutcome.Intended, null, ("accounts", purge.AccountsBefore));
        });
    }

    /// <summary>Ends the waiting purge with a reason.</summary>
    public Task<PurgeRequest> DeclineAsync(PurgeRequest waiting, Actor actor, string reason)
    {
        DemandSecondPerson(waiting, actor, "decline");
        if (PurgeInput.ProblemOfReason(reason) is { } problem)
        {
            throw new PurgeRejectedException(problem);
        }

        return store.ChangeAsync(waiting.Id, actor, purge =>
        {
            DemandWaiting(purge);
            Decide(purge, PurgeState.Declined, actor);
            purge.DeclineReason = reason.Trim();
            return PurgeAuditEvents.Of(purge, "purge.declined", AuditOutcome.Refused, purge.DeclineReason);
        });
    }

    /// <summary>Takes the actor's own waiting purge back.</summary>
    public Task<PurgeRequest> WithdrawAsync(PurgeRequest waiting, Actor actor)
    {
        if (!string.Equals(waiting.RequesterId, actor.Id, StringComparison.Ordinal))
        {
            throw new PurgeRejectedException($"Only {waiting.RequesterName}, who asked for this purge, can withdraw it. Decline it instead.");
        }

        return store.ChangeAsync(waiting.Id, actor, purge =>
        {
            DemandWaiting(purge);
            purge.State = PurgeState.Withdrawn;
            purge.DecidedAt = clock.GetUtcNow();
            return PurgeAuditEvents.Of(purge, "purge.withdrawn", AuditOutcome.Succeeded);
        });
    }

    /// <summary>Whether a waiting purge has run out.</summary>
    public Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.AnyAsync(purge => purge.State == PurgeState.WaitingForSecondPerson && purge.ExpiresAt <= now, cancellationToken);
    }

    /// <summary>Ends waiting purges that nobody decided in time. Called by a worker, and before every look at purges.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExpireDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.ListAsync(purges => purges.Where(purge => purge.State == PurgeState.WaitingForSecondPerson && purge.ExpiresAt <= now), cancellationToken);
        foreach (var waiting in due)
        {
            await store.ChangeAsync(waiting.Id, Actor.System, purge =>
            {
                if (purge.State != PurgeState.WaitingForSecondPerson)
                {
                    return null;
                }

                purge.State = PurgeState.Expired;
                purge.DecidedAt = purge.ExpiresAt;
                return PurgeAuditEvents.Of(purge, "purge.expired", AuditOutcome.Failed);
            });
        }

        return due.Count;
    }

    /// <summary>Notes on a purge, as the last thing before it is sent, what reading back will be compared with, and who is sending it.</summary>
    public void MarkSending(PurgeRequest purge, PurgeFacts facts)
    {
        var now = clock.GetUtcNow();
        purge.State = PurgeState.Sending;
        purge.AccountsBefore = facts.Accounts.Value;
        purge.LastUsedBefore = facts.LastUsedAt;
        purge.NewestJobBefore = facts.NewestJobAt;
        purge.SentAt = now;
        purge.LeaseOwner = instance.Id;
        purge.LeaseUntil = now + sender.Lease;
    }

    /// <summary>The rejection that a failed check calls for.</summary>
    public static PurgeRejectedException Rejection(PurgePreCheck preCheck)
    {
        var failed = preCheck.Checks.First(check => check.Verdict == CheckVerdict.Failed);
        return new PurgeRejectedException($"{failed.Evidence} {failed.Instead}".Trim(), preCheck);
    }

    private static void DemandSecondPerson(PurgeRequest waiting, Actor actor, string what)
    {
        DemandWaiting(waiting);
        if (string.Equals(waiting.RequesterId, actor.Id, StringComparison.Ordinal))
        {
            throw new PurgeRejectedException($"You asked for this purge, so somebody else has to {what} it. You can withdraw it.");
        }
    }

    private static void DemandWaiting(PurgeRequest purge)
    {
        if (purge.State != PurgeState.WaitingForSecondPerson)
        {
            throw new PurgeRejectedException("This purge no longer waits for approval. Its receipt says what became of it.");
        }
    }

    private void Decide(PurgeRequest purge, PurgeState state, Actor actor)
    {
        var now = clock.GetUtcNow();
        if (purge.ExpiresAt <= now)
        {
            throw new PurgeRejectedException("This purge has expired. Ask for a new one.");
        }

        purge.State = state;
        purge.ApproverId = actor.Id;
        purge.ApproverName = actor.Name;
        purge.DecidedAt = now;
    }
}
