using System.Globalization;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Takes a person's last change back, of one case or of many, where nothing changed since.</summary>
public sealed class CaseUndo(IDbContextFactory<AdminContext> contexts, AuditWriter audit, TimeProvider clock)
{
    /// <summary>How long a change can be taken back.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>Puts back what the cases were before; those that changed since are left alone.</summary>
    /// <exception cref="RejectedException">There are none, or too many.</exception>
    public async Task<BulkResult> RunAsync(Actor actor, IReadOnlyList<CaseRef> changed, CancellationToken cancellationToken)
    {
        if (changed.Count is 0 or > BulkPreview.Limit)
        {
            throw new RejectedException($"Choose 1 to {BulkPreview.Limit} cases.");
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var versions = changed.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Version);
        var cases = await context.Set<FailedJobCase>().Where(found => versions.Keys.Contains(found.Number)).ToListAsync(cancellationToken);
        var elsewhere = await BulkEditor.ReopenedElsewhereAsync(context, [.. cases.Where(found => found.State == CaseState.Resolved)], cancellationToken);
        var fitting = cases.Where(found => found.Version == versions[found.Number] && !elsewhere.Contains(found.Number))
            .Select(found => (Case: found, Before: CaseBefore.Of(found, actor, now)!)).Where(one => one.Before is not null).ToList();
        if (fitting.Count > 0)
        {
            await PutBackAsync(context, actor, fitting, versions.Count, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return BulkEditor.Result(versions, [.. fitting.Select(one => one.Case)]);
    }

    private async Task PutBackAsync(AdminContext context, Actor actor, List<(FailedJobCase Case, CaseBefore Before)> cases, int asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bulk = asked == 1 ? null : context.Add(new BulkAction { At = now, ActorId = actor.Id, ActorName = actor.Name, Description = $"Undo: {cases[0].Before.What}", Changed = cases.Count, Skipped = asked - cases.Count }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        cases.ForEach(one => one.Before.Restore(one.Case, actor, now, bulk?.Key));
        var fact = bulk is null
            ? CaseAudit.Fact("case.undone", cases[0].Case, null, null)
            : new AuditFact("case.undone-in-bulk", "bulk", bulk.Key.ToString(CultureInfo.InvariantCulture), AuditOutcome.Succeeded, Detail: $"cases={BulkEditor.Numbers(cases.Select(one => one.Case))}");
        await audit.AppendAsync(context, actor, fact, cancellationToken);
    }
}
