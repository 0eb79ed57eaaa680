using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <inheritdoc cref="IAuditLog"/>
public sealed class AuditLog(IDbContextFactory<AdminContext> contexts, AuditWriter writer, AuditVerifier verifier, AuditGroups groups, AccessGuard guard) : IAuditLog
{
    private const int ExportBatch = 1000;
    private static readonly Keyset<AuditEntry> List = new Keyset<AuditEntry>(entry => entry.Sequence).SortableBy("at", entry => entry.At);

    /// <inheritdoc/>
    public async Task<AuditRow> RecordAsync(Actor actor, AuditFact fact, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var row = await writer.AppendAsync(context, actor, fact, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row;
    }

    /// <inheritdoc/>
    public async Task<Page<AuditRow>> SearchAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewAudit, "audit", "*", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = context.Set<AuditEntry>().AsNoTracking().Matching(filter);
        var found = await List.ReadAsync(entries, page, await entries.CountAsync(cancellationToken), cancellationToken);
        return new Page<AuditRow>([.. found.Items.Select(AuditRows.From)], found.Previous, found.Next, found.Total);
    }

    /// <inheritdoc/>
    public async Task<Page<AuditGroup>> GroupsAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewAudit, "audit", "*", cancellationToken);
        return await groups.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditPerson>> PeopleAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewAudit, "audit", "people", cancellationToken);
        return await groups.PeopleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AuditRow> ExportAsync(Actor actor, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewAudit, "audit", "export", cancellationToken);
        var export = await RecordAsync(actor, new AuditFact("audit.exported", "audit", "export", AuditOutcome.Succeeded), cancellationToken);

        // In batches, so that no read stays open while a slow browser takes its download; up to the entry of this export, so that it ends.
        var last = 0L;
        IReadOnlyList<AuditRow> batch;
        do
        {
            batch = await BatchAsync(filter, last, export.Sequence, cancellationToken);
            foreach (var row in batch)
            {
                last = row.Sequence;
                yield return row;
            }
        }
        while (batch.Count == ExportBatch);
    }

    /// <inheritdoc/>
    public async Task<AuditVerification> VerifyAsync(Actor actor, AuditHead? noted, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewAudit, "audit", "verify", cancellationToken);
        return await verifier.VerifyAsync(noted, cancellationToken);
    }

    private async Task<IReadOnlyList<AuditRow>> BatchAsync(AuditFilter filter, long after, long upTo, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context.Set<AuditEntry>().AsNoTracking().Matching(filter)
            .Where(entry => entry.Sequence > after && entry.Sequence <= upTo)
            .OrderBy(entry => entry.Sequence).Take(ExportBatch).ToListAsync(cancellationToken);
        return [.. entries.Select(AuditRows.From)];
    }
}
