using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Reads the inbox: pages, counts, groups, folds and the export.</summary>
public sealed class CaseList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    private const int ExportBatch = 500;

    private static readonly Keyset<FailedJobCase> Keyset = new Keyset<FailedJobCase>(found => found.Number)
        .SortableBy("newest", found => found.LastFailedAt)
        .SortableBy("group", found => found.GroupRank)
        .SortableBy("age", found => found.FirstFailedAt)
        .SortableBy("failures", found => found.Failures);

    /// <summary>The page that <paramref name="page"/> asks for; newest failure first without a sort column.</summary>
    public async Task<Page<CaseRow>> ReadAsync(CaseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = Matching(context, filter, banks);
        var total = await cases.CountAsync(cancellationToken);
        var found = await Keyset.ReadAsync(cases, NewestFirst(page), total, cancellationToken);
        var rows = await CaseRows.ReadAsync(context, [.. found.Items], banks, cancellationToken);
        return found.Select(item => rows[item.Number]);
    }

    /// <summary>Counts of the whole inbox.</summary>
    public async Task<InboxCounts> CountAsync(string personId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = context.Set<FailedJobCase>().AsNoTracking();
        var open = cases.Where(found => found.State == CaseState.Open);
        var owners = await open.GroupBy(found => found.Owner).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var mine = await open.CountAsync(found => found.AssigneeId == personId, cancellationToken);
        var unassigned = await open.CountAsync(found => found.AssigneeId == CaseFilter.Nobody, cancellationToken);
        var snoozed = await cases.CountAsync(found => found.State == CaseState.Snoozed, cancellationToken);
        var resolved = await cases.CountAsync(found => found.State == CaseState.Resolved, cancellationToken);
        var oldest = await open.OrderBy(found => found.FirstFailedAt).Select(found => (DateTimeOffset?)found.FirstFailedAt).FirstOrDefaultAsync(cancellationToken);
        return new InboxCounts(owners.Values.Sum(), owners, mine, unassigned, snoozed, resolved, oldest);
    }

    /// <summary>The groups that <paramref name="filter"/> leaves.</summary>
    public async Task<IReadOnlyList<CaseGroup>> GroupsAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await Matching(context, filter, banks).GroupBy(found => new { found.Owner, found.Cause })
            .Select(group => new { group.Key.Owner, group.Key.Cause, Count = group.Count(), Oldest = group.Min(found => found.FirstFailedAt) }).ToListAsync(cancellationToken);
        return [.. groups.OrderBy(group => CaseGroups.RankOf(group.Owner, group.Cause))
            .Select(group => new CaseGroup(group.Owner, group.Cause, Diagnosis.TitleOf(group.Cause), group.Count, group.Oldest))];
    }

    /// <summary>What <paramref name="filter"/> folds.</summary>
    public async Task<IReadOnlyList<OutageFold>> FoldsAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        var down = CaseQuery.Down(banks);
        if (down.Length == 0 || filter.State != CaseState.Open)
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var folds = await context.Set<FailedJobCase>().AsNoTracking().Folded(filter, down, clock.GetUtcNow()).GroupBy(found => found.InstitutionId)
            .Select(group => new { group.Key, Count = group.Count(), Since = group.Min(found => found.FirstFailedAt) }).ToListAsync(cancellationToken);
        return [.. folds.Where(fold => fold.Key is not null).OrderByDescending(fold => fold.Count)
            .Select(fold => new OutageFold(fold.Key!.Value, banks.NameOf(fold.Key), fold.Count, fold.Since))];
    }

    /// <summary>All cases that the filter matches, in batches, so that no read stays open while a slow browser takes its download.</summary>
    public async IAsyncEnumerable<CaseRow> ExportAsync(CaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        DateTimeOffset? before = null;
        var beforeNumber = 0L;
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var cases = Matching(context, filter, banks);
            cases = before is { } time ? cases.Where(found => found.LastFailedAt <= time && (found.LastFailedAt < time || found.Number < beforeNumber)) : cases;
            var batch = await cases.OrderByDescending(found => found.LastFailedAt).ThenByDescending(found => found.Number).Take(ExportBatch).ToListAsync(cancellationToken);
            var rows = await CaseRows.ReadAsync(context, batch, banks, cancellationToken);
            foreach (var found in batch)
            {
                yield return rows[found.Number];
            }

            if (batch.Count < ExportBatch)
            {
                yield break;
            }

            (before, beforeNumber) = (batch[^1].LastFailedAt, batch[^1].Number);
        }
    }

    private IQueryable<FailedJobCase> Matching(AdminContext context, CaseFilter filter, ConnectorList banks) =>
        context.Set<FailedJobCase>().AsNoTracking().Matching(filter, CaseQuery.Down(banks), clock.GetUtcNow());

    // The list's own order is by the newest failure, not by number: a case of last week may have failed again a minute ago.
    private static PageRequest NewestFirst(PageRequest page) => page.Sort is null ? page with { Sort = "newest", Descending = true } : page;
}
