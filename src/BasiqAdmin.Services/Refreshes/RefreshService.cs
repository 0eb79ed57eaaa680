using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sending;

namespace BasiqAdmin.Services.Refreshes;

/// <inheritdoc/>
internal sealed class RefreshService(
    AccessGuard guard, IAuditLog audit, RefreshFactsReader reader, RefreshStore store, RefreshHistory history, SendingsUnderWay underWay, TimeProvider clock) : IRefreshService
{
    private const string ObjectType = "connection";
    private const string RecoveryQueue = "Recovery queue";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async Task<RefreshVerdict> CheckAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, connectionId.Value, cancellationToken);
        return RefreshGuard.Judge(await reader.ReadAsync(userId, connectionId, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<ConnectionId, RefreshVerdict>> ForeseeAsync(Actor actor, UserId userId, UserDiagnoses diagnosed, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, "user", userId.Value, cancellationToken);
        return (await reader.ReadStoredAsync(userId, diagnosed, cancellationToken)).ToDictionary(facts => facts.Connection.Id, RefreshGuard.Judge);
    }

    /// <inheritdoc/>
    public async Task<RefreshAnswer> RefreshAsync(Actor actor, UserId userId, ConnectionId connectionId, string? overrideReason, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.RefreshConnection, ObjectType, connectionId.Value, cancellationToken);
        if (overrideReason is not null)
        {
            await guard.DemandAsync(actor, Right.OverrideRefreshChecks, ObjectType, connectionId.Value, cancellationToken);
        }

        if (overrideReason is not null && OverrideReason.ProblemOf(overrideReason) is { } problem)
        {
            await audit.RecordAsync(actor, RefreshAuditEvents.NotAllowed(userId, connectionId, nameof(OverrideReason)), CancellationToken.None);
            return new RefreshAnswer(RefreshAnswerKind.NotAllowed, problem);
        }

        // Whatever is stored from here on was asked for while this one was being checked.
        var before = await store.NewestAsync(connectionId, cancellationToken);
        var facts = await reader.ReadAsync(userId, connectionId, cancellationToken) with { IsAutomatic = actor == Actor.System };
        var verdict = RefreshGuard.Judge(facts);
        if (verdict.JobUnderWay is not null)
        {
            await audit.RecordAsync(actor, RefreshAuditEvents.NotAllowed(userId, connectionId, verdict), CancellationToken.None);
            return RefreshAnswers.UnderWay(verdict);
        }

        if (await store.NewestAsync(connectionId, cancellationToken) is { } newest && IsAhead(newest, before, facts))
        {
            return await OfOtherAsync(actor, newest, cancellationToken) with { Verdict = verdict };
        }

        if (!verdict.IsAllowed && !IsOverridden(actor, verdict, overrideReason))
        {
            return await NotAllowedAsync(actor, facts, verdict);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var refresh = Draft(actor, facts, verdict, overrideReason);
        return await store.TryAddAsync(refresh, before?.Key ?? 0, facts.Purges, actor, RefreshAuditEvents.Requested(refresh, verdict)) switch
        {
            null => RefreshAnswers.Own(await underWay.SendAsync((RefreshSender sender) => sender.SendAsync(refresh, actor)), verdict),
            { Refresh: { } other } => await OfOtherAsync(actor, other, cancellationToken),
            var meanwhile => await NotAllowedAsync(actor, facts, RefreshGuard.Judge(facts with { Situation = facts.Situation with { Purges = meanwhile.Purges } })),
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RefreshRow>> HistoryAsync(Actor actor, ConnectionId connectionId, int limit, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, connectionId.Value, cancellationToken);
        return await history.OfConnectionAsync(connectionId, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Page<FrequentRefreshRow>> FrequentAsync(Actor actor, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, "*", cancellationToken);
        return await history.FrequentAsync(page, cancellationToken);
    }

    private static bool IsOverridden(Actor actor, RefreshVerdict verdict, string? overrideReason) =>
        verdict.CanBeOverridden && overrideReason is not null && actor != Actor.System;

    // Asked for or answered while Basiq was read: what was read lacks its job.
    private static bool IsAhead(RefreshRecord newest, RefreshRecord? before, RefreshFacts facts) => before is null || newest.Key > before.Key
        || newest.State == RefreshState.Sending
        || (before.State == RefreshState.Sending && newest.JobId is { } jobId && facts.JobsOfUser.All(job => job.Id != jobId));

    private async Task<RefreshAnswer> NotAllowedAsync(Actor actor, RefreshFacts facts, RefreshVerdict verdict)
    {
        await audit.RecordAsync(actor, RefreshAuditEvents.NotAllowed(facts.Connection.UserId, facts.Connection.Id, verdict), CancellationToken.None);
        return verdict.Against.Count > 0 ? RefreshAnswers.NotAllowed(verdict) : RefreshAnswers.PurgedMeanwhile(verdict);
    }

    private async Task<RefreshAnswer> OfOtherAsync(Actor actor, RefreshRecord other, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(actor, RefreshAuditEvents.NotAllowed(other.UserId, other.ConnectionId, nameof(RefreshRule.NoJobUnderWay)), CancellationToken.None);
        return RefreshAnswers.OfOther(await AnsweredAsync(other, cancellationToken));
    }

    private RefreshRecord Draft(Actor actor, RefreshFacts facts, RefreshVerdict verdict, string? overrideReason) => new()
    {
        UserId = facts.Connection.UserId,
        ConnectionId = facts.Connection.Id,
        InstitutionId = facts.Connection.InstitutionId,
        Method = facts.Connection.Method,
        ActorId = actor.Id,
        ActorName = actor == Actor.System ? RecoveryQueue : actor.Name,
        ByHand = actor != Actor.System,
        RequestedAt = clock.GetUtcNow(),
        NewestJobBefore = facts.NewestJob,
        State = RefreshState.Sending,
        Verdict = VerdictJson.Write(verdict),
        OverrideReason = verdict.IsAllowed ? null : overrideReason?.Trim(),
    };

    // The other one's answer is worth a moment, because it names the job; another app may be the one that gets it.
    private async Task<RefreshRecord> AnsweredAsync(RefreshRecord other, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (other.State == RefreshState.Sending && clock.GetElapsedTime(start) < LongestWait)
        {
            await Task.Delay(LookEvery, clock, cancellationToken);
            other = await store.FindAsync(other.Key, cancellationToken);
        }

        return other;
    }
}
