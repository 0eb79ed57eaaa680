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
    /// <exception cref="CaseRejectedException">There are none, or too many.</exception>
    public async Task<BulkResult> RunAsync(Actor actor, IReadOnlyList<CaseRef> changed, CancellationToken cancellationToken)
    {
        if (changed.Count is 0 or > BulkPreview.Limit)
        {
            throw new CaseRejectedException($"Choose 1 to {BulkPreview.Limit} cases.");
        }

        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var versions = changed.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Version);
        var cases = await context.Set<FailedJobCase>().Where(found => versions.Keys.Contains(found.Number)).ToListAsync(cancellationToken);
        var elsewhere = await BulkEditor.ReopenedElsewhereAsync(context, [.. cases.Where(found => found.State == CaseState.Resolved)], cancellationToken);
        var fitting = cases.Where(found => found.Version == versions[found.Number] && CaseBefore.Of(found, actor, now) is not null && !elsewhere.Contains(found.Number)).ToList();
        if (fitting.Count > 0)
        {
            await PutBackAsync(context, actor, fitting, versions.Count, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new BulkResult(fitting.Count, [.. versions.Keys.Except(fitting.Select(found => found.Number)).Order()]) { Refs = [.. fitting.Select(found => new CaseRef(found.Number, found.Version))] };
    }

    private async Task PutBackAsync(AdminContext context, Actor actor, List<FailedJobCase> cases, int asked, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var what = CaseBefore.Of(cases[0], actor, now)!.What;
        var bulk = asked == 1 ? null : context.Add(new BulkAction { At = now, ActorId = actor.Id, ActorName = actor.Name, Description = $"Undo: {what}", Changed = cases.Count, Skipped = asked - cases.Count }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        cases.ForEach(found => CaseBefore.Of(found, actor, now)!.Restore(found, actor, now, bulk?.Key));
        var numbers = string.Join(',', cases.Select(found => found.Number).Order().Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var fact = bulk is null
            ? CaseAudit.Fact("case.undone", cases[0], null, null)
            : new AuditFact("case.undone-in-bulk", "bulk", bulk.Key.ToString(CultureInfo.InvariantCulture), AuditOutcome.Succeeded, Detail: $"cases={numbers}");
        await audit.AppendAsync(context, actor, fact, cancellationToken);
    }
}
