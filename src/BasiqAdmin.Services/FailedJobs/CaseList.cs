using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Reads the inbox: pages, counts, groups, folds and the export.</summary>
public sealed class CaseList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, ConnectorOutages outages, TimeProvider clock)
{
    private const int ExportBatch = 500;
    private const string ByGroup = "group";

    private static readonly Keyset<FailedJobCase> Keyset = new Keyset<FailedJobCase>(found => found.Number)
        .SortableBy("newest", found => found.LastFailedAt)
        .SortableBy(ByGroup, found => found.InboxPlace)
        .SortableBy("age", found => found.FirstFailedAt)
        .SortableBy("failures", found => found.Failures);

    /// <summary>Above so many matches the total is given as "at least": resolved cases pile up, and nobody reads how many more there are.</summary>
    internal int CountLimit { get; init; } = 10_000;

    /// <summary>Up to so many matches are gathered and sorted; among more, the next page is never far along the order's index.</summary>
    internal int GatherLimit { get; init; } = 500;

    /// <summary>The page that <paramref name="page"/> asks for; newest failure first without a sort column.</summary>
    public async Task<Page<CaseRow>> ReadAsync(CaseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = Matching(context, filter, banks);
        var few = await FewAsync(cases, cancellationToken);
        var total = few?.Count ?? await cases.Take(CountLimit + 1).CountAsync(cancellationToken);
        var found = await Keyset.ReadAsync(few is null ? InOrder(context, filter, banks, page) : Among(context, few), NewestFirst(page), 0, cancellationToken);
        var rows = await CaseRows.ReadAsync(context, [.. found.Items], banks, clock.GetUtcNow(), cancellationToken);
        return found.Select(item => rows[item.Number]) with { Total = Math.Min(total, CountLimit), TotalIsAtLeast = total > CountLimit };
    }

    /// <summary>Counts for the chips: what the list shows under <paramref name="filter"/>, with the chip's state, owner and assignee in place of its own.</summary>
    public async Task<InboxCounts> CountAsync(string personId, CaseFilter filter, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var chip = filter with { State = CaseState.Open, Owner = null, Assignee = null, Cause = null, InOutageOf = null };
        var open = Matching(context, chip, banks);
        var owners = await open.GroupBy(found => found.Owner).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var mine = await Matching(context, chip with { Assignee = personId }, banks).CountAsync(cancellationToken);
        var unassigned = await Matching(context, chip with { Assignee = CaseFilter.Nobody }, banks).CountAsync(cancellationToken);
        var snoozed = await Matching(context, chip with { State = CaseState.Snoozed }, banks).CountAsync(cancellationToken);
        var resolved = await ResolvedAsync(context, chip with { State = CaseState.Resolved }, banks, cancellationToken);
        var oldest = await open.MinAsync(found => (DateTimeOffset?)found.FirstFailedAt, cancellationToken);
        return new InboxCounts(owners.Values.Sum(), owners, mine, unassigned, snoozed, resolved, oldest) { FirstRound = await FirstRound.ReadAsync(context, cancellationToken) };
    }

    /// <summary>How far the first look at every user's jobs has come; null when it is through.</summary>
    public async Task<FirstRound?> FirstRoundAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FirstRound.ReadAsync(context, cancellationToken);
    }

    /// <summary>The groups that <paramref name="filter"/> leaves.</summary>
    public async Task<IReadOnlyList<CaseGroup>> GroupsAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var few = await FewAsync(Matching(context, filter, banks), cancellationToken);
        var dayAgo = clock.GetUtcNow().AddDays(-1);
        var groups = await (few is null ? Matching(context, filter, banks, inOrder: true) : Among(context, few)).GroupBy(found => new { found.Owner, found.Cause })
            .Select(group => new { group.Key.Owner, group.Key.Cause, Count = group.Count(), LastDay = group.Count(found => found.FirstFailedAt > dayAgo), OldestAt = group.Min(found => found.FirstFailedAt) }).ToListAsync(cancellationToken);
        var marks = await CaseMarks.OfCausesAsync(context, clock.GetUtcNow(), cancellationToken);
        return [.. groups.OrderBy(group => group.Owner).ThenBy(group => group.Cause)
            .Select(group => new CaseGroup(group.Owner, group.Cause, Diagnosis.TitleOf(group.Cause), group.Count) { LastDay = group.LastDay, OldestAt = group.OldestAt, Marks = marks.GetValueOrDefault(group.Cause, CaseMarks.None) })];
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
        var folds = await context.Set<FailedJobCase>().AsNoTracking().Folded(filter, down, clock.GetUtcNow()).GroupBy(found => found.Connector)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var since = (await outages.LastingAsync(cancellationToken)).ToDictionary(outage => ConnectorId.KeyOf(outage.Key.InstitutionId, outage.Key.Method), outage => (DateTimeOffset?)outage.Value, StringComparer.Ordinal);
        return [.. folds.GroupBy(fold => ConnectorId.BankOf(fold.Key))
            .Select(bank => new OutageFold(bank.Key, banks.NameOf(bank.Key), bank.Sum(fold => fold.Count), bank.Min(fold => since.GetValueOrDefault(fold.Key))))
            .OrderByDescending(fold => fold.Count)];
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
            var cases = Matching(context, filter, banks, inOrder: true);
            cases = before is { } time ? cases.Where(found => found.LastFailedAt <= time && (found.LastFailedAt < time || found.Number < beforeNumber)) : cases;
            var batch = await cases.OrderByDescending(found => found.LastFailedAt).ThenByDescending(found => found.Number).Take(ExportBatch).ToListAsync(cancellationToken);
            var rows = await CaseRows.ReadAsync(context, batch, banks, clock.GetUtcNow(), cancellationToken);
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

    // Most cases have ended: where nothing narrows them, counting the others and the whole is much faster than counting them.
    private async Task<int> ResolvedAsync(AdminContext context, CaseFilter chip, ConnectorList banks, CancellationToken cancellationToken)
    {
        if (chip with { FoldOutages = true } != new CaseFilter { State = CaseState.Resolved })
        {
            return await Matching(context, chip, banks).Take(CountLimit).CountAsync(cancellationToken);
        }

        var cases = context.Set<FailedJobCase>().AsNoTracking();
        var all = await cases.CountAsync(cancellationToken);
        return Math.Max(0, all - await cases.CountAsync(found => found.State == CaseState.Open, cancellationToken) - await cases.CountAsync(found => found.State == CaseState.Snoozed, cancellationToken));
    }

    private IQueryable<FailedJobCase> Matching(AdminContext context, CaseFilter filter, ConnectorList banks, bool inOrder = false) =>
        context.Set<FailedJobCase>().AsNoTracking().Matching(filter, CaseQuery.Down(banks), clock.GetUtcNow(), inOrder);

    private IQueryable<FailedJobCase> InOrder(AdminContext context, CaseFilter filter, ConnectorList banks, PageRequest page)
    {
        var cases = Matching(context, filter, banks, inOrder: true);
        return string.Equals(page.Sort, ByGroup, StringComparison.OrdinalIgnoreCase) ? cases.InPlaceOf(filter) : cases;
    }

    // Null where there are many. Few are left to be sorted by whoever reads them; what decided about them need not be decided again.
    private async Task<IReadOnlyCollection<long>?> FewAsync(IQueryable<FailedJobCase> cases, CancellationToken cancellationToken)
    {
        var numbers = await cases.Select(found => found.Number).Take(GatherLimit + 1).ToListAsync(cancellationToken);
        return numbers.Count > GatherLimit ? null : numbers;
    }

    private static IQueryable<FailedJobCase> Among(AdminContext context, IReadOnlyCollection<long> numbers) =>
        context.Set<FailedJobCase>().AsNoTracking().Where(found => EF.Parameter(numbers).Contains(found.Number));

    // The list's own order is by the newest failure, not by number: a case of last week may have failed again a minute ago.
    private static PageRequest NewestFirst(PageRequest page) => page.Sort is null ? page with { Sort = "newest", Descending = true } : page;
}
