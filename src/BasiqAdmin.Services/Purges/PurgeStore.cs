using System.Linq.Expressions;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Purges;

/// <summary>Stores purges; each change goes together with its audit entry in one transaction that writes from its start, so that changes never interleave.</summary>
internal sealed class PurgeStore(IDbContextFactory<AdminContext> contexts, AuditWriter audit)
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

    /// <summary>Stores a new purge, unless another one of its connection is open.</summary>
    /// <returns>The other one, or null when <paramref name="purge"/> was stored.</returns>
    public async Task<PurgeRequest?> AddAsync(PurgeRequest purge, Actor actor, AuditFact fact)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
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

    /// <summary>Changes a purge; the entry that <paramref name="change"/> returns, if any, is audited. What it throws undoes all.</summary>
    /// <returns>The purge as it is after the change.</returns>
    public async Task<PurgeRequest> ChangeAsync(Guid id, Actor actor, Func<PurgeRequest, AuditFact?> change)
    {
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        var purge = await context.Set<PurgeRequest>().SingleAsync(purge => purge.Id == id, CancellationToken.None);
        if (change(purge) is { } fact)
        {
            await AuditAsync(context, purge, actor, fact);
        }

        await context.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
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
