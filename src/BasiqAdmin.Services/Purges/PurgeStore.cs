using System.Linq.Expressions;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Purges;

/// <summary>Stores purges; each change goes together with its audit entry in one transaction that writes from its start, so that changes never interleave.</summary>
internal sealed class PurgeStore(IDbContextFactory<AdminContext> contexts, AuditWriter audit, CaseEscalator cases, ServiceTelemetry telemetry, TimeProvider clock)
{
    public async Task<PurgeRequest?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PurgeRequest>().AsNoTracking().SingleOrDefaultAsync(purge => purge.Id == id, cancellationToken);
    }

    /// <summary>The purge that keeps others of this connection from starting.</summary>
    public async Task<PurgeRequest?> FindOpenAsync(string connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindOpenAsync(context, connectionId, cancellationToken);
    }

    /// <summary>Whether there is a purge that <paramref name="which"/> picks.</summary>
    public async Task<bool> AnyAsync(Expression<Func<PurgeRequest, bool>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<PurgeRequest>().AnyAsync(which, cancellationToken);
    }

    /// <summary>The purges that <paramref name="which"/> picks, oldest first, at most 50.</summary>
    public async Task<IReadOnlyList<PurgeRequest>> ListAsync(Func<IQueryable<PurgeRequest>, IQueryable<PurgeRequest>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await which(context.Set<PurgeRequest>().AsNoTracking()).OrderBy(purge => purge.Key).Take(50).ToListAsync(cancellationToken);
    }

    /// <summary>Refreshes that block a purge of this connection.</summary>
    public async Task<RefreshStatuses> RefreshesAsync(ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.Set<RefreshRecord>().Where(refresh => refresh.ConnectionId == connectionId).MaxAsync(refresh => (long?)refresh.Key, cancellationToken);
        return new RefreshStatuses(newest ?? 0, await FindRefreshAsync(context, connectionId, long.MaxValue, cancellationToken));
    }

    /// <summary>Stores a new purge, unless another one of its connection is open.</summary>
    /// <returns>The other one, or null when <paramref name="purge"/> was stored.</returns>
    /// <exception cref="PurgeRejectedException">A refresh of the connection was stored after <paramref name="newestRefresh"/>, or is open.</exception>
    public async Task<PurgeRequest?> AddAsync(PurgeRequest purge, long newestRefresh, Actor actor, AuditFact fact)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        await DemandNoRefreshAsync(context, ConnectionId.Parse(purge.ConnectionId), newestRefresh);
        if (await FindOpenAsync(context, purge.ConnectionId, CancellationToken.None) is { } open)
        {
            if (open.State != PurgeState.Unknown || open.Id != purge.Repeats)
            {
                return open;
            }

            context.Attach(open).Entity.RepeatedBy = purge.Id;
            await context.SaveChangesAsync(CancellationToken.None);
        }

        context.Add(purge);
        await AuditAsync(context, purge, actor, fact);
        await transaction.CommitAsync(CancellationToken.None);
        return null;
    }

    /// <summary>Changes a waiting purge into one that is sent.</summary>
    /// <exception cref="PurgeRejectedException">A refresh of the connection was stored after <paramref name="newestRefresh"/>, or is open.</exception>
    public Task<PurgeRequest> StartAsync(Guid id, long newestRefresh, Actor actor, Func<PurgeRequest, AuditFact?> change) =>
        ChangeAsync(id, actor, change, (context, purge) => DemandNoRefreshAsync(context, ConnectionId.Parse(purge.ConnectionId), newestRefresh));

    /// <summary>Changes a purge; the entry that <paramref name="change"/> returns, if any, is audited. What it throws undoes all.</summary>
    /// <returns>The purge as it is after the change.</returns>
    public Task<PurgeRequest> ChangeAsync(Guid id, Actor actor, Func<PurgeRequest, AuditFact?> change) => ChangeAsync(id, actor, change, (_, _) => Task.CompletedTask);

    /// <summary>Changes a purge as <see cref="ChangeAsync(Guid, Actor, Func{PurgeRequest, AuditFact?})"/> does, knowing which purge repeats it and may have reached Basiq, if any.</summary>
    public Task<PurgeRequest> JudgeAsync(Guid id, Actor actor, Func<PurgeRequest, Guid?, AuditFact?> change)
    {
        Guid? repeatSent = null;
        return ChangeAsync(id, actor, purge => change(purge, repeatSent), async (context, purge) =>
        {
            var isSent = purge.RepeatedBy is { } repeat && await context.Set<PurgeRequest>().AnyAsync(other => other.Id == repeat && other.SentAt != null);
            repeatSent = isSent ? purge.RepeatedBy : null;
        });
    }

    /// <summary>What to say of a refresh that keeps a purge from being sent.</summary>
    public static string RefreshInTheWay(RefreshRecord refresh) =>
        $"{refresh.ActorName} asked for a refresh, and {(refresh.State == RefreshState.Started ? "its job is under way" : "its outcome is not known yet")}; it may fetch the data again while it is purged.";

    private async Task<PurgeRequest> ChangeAsync(Guid id, Actor actor, Func<PurgeRequest, AuditFact?> change, Func<AdminContext, PurgeRequest, Task> demand)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        var purge = await context.Set<PurgeRequest>().SingleAsync(purge => purge.Id == id, CancellationToken.None);
        await demand(context, purge);
        var was = purge.State;
        if (change(purge) is { } fact)
        {
            await AuditAsync(context, purge, actor, fact);
        }

        if (was != PurgeState.Done && purge.State == PurgeState.Done)
        {
            await cases.NotePurgedAsync(context, ConnectionId.Parse(purge.ConnectionId), CancellationToken.None);
        }

        // First: as long as this one counts as open, the database lets no other one of the connection be open.
        await context.SaveChangesAsync(CancellationToken.None);
        if (was != purge.State)
        {
            await MindRepeatedAsync(context, purge, was);
        }

        await transaction.CommitAsync(CancellationToken.None);
        if (was != purge.State)
        {
            telemetry.PurgeReached(purge.State);
        }

        return purge;
    }

    /// <summary>Reserves a sent purge for reading back, unless somebody else is at it or, with <paramref name="onlyIfDue"/>, has just been.</summary>
    public async Task<bool> ClaimAsync(Guid id, bool onlyIfDue, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claimed = await context.Set<PurgeRequest>()
            .Where(purge => purge.Id == id && (purge.State == PurgeState.Unknown || purge.State == PurgeState.Done))
            .Where(purge => purge.LeaseUntil == null || purge.LeaseUntil <= now)
            .Where(purge => !onlyIfDue || purge.NextReadBackAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(purge => purge.LeaseOwner, owner).SetProperty(purge => purge.LeaseUntil, until), cancellationToken);
        return claimed == 1;
    }

    // However and wherever a repeat ends: without an effect, it takes no chance of being read back from the purge that it was to repeat.
    private async Task MindRepeatedAsync(AdminContext context, PurgeRequest repeat, PurgeState was)
    {
        var earlier = context.Set<PurgeRequest>().Where(purge => purge.ConnectionId == repeat.ConnectionId);
        switch (was, repeat.State)
        {
            // Refused by Basiq's late answer, long after it counted as done: others may have been sent since.
            case (PurgeState.Done, _):
                break;
            case (_, PurgeState.Declined or PurgeState.Expired or PurgeState.Withdrawn or PurgeState.Refused):
                await earlier.Where(purge => purge.RepeatedBy == repeat.Id).ForEachAsync(purge => VerificationRecord.FreeFrom(repeat, purge, clock.GetUtcNow()));
                break;

            // Read back as not carried out, and confirmed by Basiq's late answer after all.
            case (PurgeState.Refused, _):
                await earlier.Where(purge => purge.Id == repeat.Repeats && purge.State == PurgeState.Unknown && purge.RepeatedBy == null).ForEachAsync(purge => purge.RepeatedBy = repeat.Id);
                break;
        }

        await context.SaveChangesAsync(CancellationToken.None);
    }

    private static async Task DemandNoRefreshAsync(AdminContext context, ConnectionId connectionId, long newestSeen)
    {
        if (await FindRefreshAsync(context, connectionId, newestSeen, CancellationToken.None) is { } refresh)
        {
            throw new PurgeRejectedException($"{RefreshInTheWay(refresh)} Wait until that refresh has ended, then try again.");
        }
    }

    // One that has become known since Basiq's jobs were read is missing among them.
    private static Task<RefreshRecord?> FindRefreshAsync(AdminContext context, ConnectionId connectionId, long newestSeen, CancellationToken cancellationToken) =>
        context.Set<RefreshRecord>().AsNoTracking().Where(refresh => refresh.ConnectionId == connectionId)
            .Where(refresh => refresh.State == RefreshState.Sending || refresh.State == RefreshState.Unknown || (refresh.State == RefreshState.Started && refresh.Key > newestSeen))
            .OrderByDescending(refresh => refresh.Key).FirstOrDefaultAsync(cancellationToken);

    private static Task<PurgeRequest?> FindOpenAsync(AdminContext context, string connectionId, CancellationToken cancellationToken) =>
        context.Set<PurgeRequest>().AsNoTracking()
            .Where(purge => purge.ConnectionId == connectionId)
            .Where(purge => purge.State == PurgeState.WaitingForSecondPerson
                || purge.State == PurgeState.Sending
                || (purge.State == PurgeState.Unknown && purge.RepeatedBy == null))
            .SingleOrDefaultAsync(cancellationToken);

    private async Task AuditAsync(AdminContext context, PurgeRequest purge, Actor actor, AuditFact fact)
    {
        var row = await audit.AppendAsync(context, actor, fact, CancellationToken.None);
        purge.AuditSequence = row.Sequence;
        purge.AuditHash = row.Hash;
        await context.SaveChangesAsync(CancellationToken.None);
    }
}
