using System.Globalization;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Changes many cases at once: first a preview of how many and which, then exactly those.</summary>
public sealed class BulkEditor(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, AuditWriter audit, TimeProvider clock)
{
    private const int RowsShown = 50;

    /// <summary>What the change would reach.</summary>
    public async Task<BulkPreview> PreviewAsync(CaseFilter filter, CaseChange change, CancellationToken cancellationToken)
    {
        CaseChanges.Validate(change, clock.GetUtcNow());
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var matching = context.Set<FailedJobCase>().AsNoTracking().Matching(filter, CaseQuery.Down(banks), clock.GetUtcNow(), inOrder: true);
        var total = await matching.CountAsync(cancellationToken);
        var cases = await matching.OrderByDescending(found => found.LastFailedAt).ThenByDescending(found => found.Number).Take(BulkPreview.Limit).ToListAsync(cancellationToken);
        var shown = cases.Take(RowsShown).ToList();
        var rows = await CaseRows.ReadAsync(context, shown, banks, clock.GetUtcNow(), cancellationToken);
        return new BulkPreview(
            CaseChanges.Describe(change),
            total,
            [.. cases.Select(found => new CaseRef(found.Number, found.Version))],
            [.. shown.Select(found => rows[found.Number])]);
    }

    /// <summary>Makes the change to the cases of a preview that are still as they were seen.</summary>
    /// <exception cref="RejectedException">The change itself makes no sense, or there are too many cases.</exception>
    public async Task<BulkResult> ApplyAsync(Actor actor, IReadOnlyList<CaseRef> seen, CaseChange change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        CaseChanges.Validate(change, now);
        if (seen.Count is 0 or > BulkPreview.Limit)
        {
            throw new RejectedException($"Choose 1 to {BulkPreview.Limit} cases.");
        }

        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var versions = seen.DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Version);
        var cases = await context.Set<FailedJobCase>().Where(found => versions.Keys.Contains(found.Number)).ToListAsync(cancellationToken);
        HashSet<long> reopened = change is CaseChange.Reopen ? await ReopenedElsewhereAsync(context, cases, cancellationToken) : [];
        var fitting = cases.Where(found => found.Version == versions[found.Number] && CaseChanges.Objection(found, change, banks) is null && !reopened.Contains(found.Number)).ToList();
        var bulk = context.Add(new BulkAction
        {
            At = now,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Description = CaseChanges.Describe(change),
            Changed = fitting.Count,
            Skipped = versions.Count - fitting.Count,
        }).Entity;
        await context.SaveChangesAsync(cancellationToken);
        fitting.ForEach(found => CaseChanges.Apply(found, change, actor, now, bulk.Key));
        await audit.AppendAsync(context, actor, Fact(bulk, change, fitting), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result(versions, fitting);
    }

    /// <summary>Bulk changes, newest first.</summary>
    public async Task<IReadOnlyList<BulkRow>> HistoryAsync(int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<BulkAction>().AsNoTracking().OrderByDescending(bulk => bulk.Key).Take(Math.Clamp(limit, 1, 200))
            .Select(bulk => new BulkRow(bulk.Key, bulk.At, bulk.ActorName, bulk.Description, bulk.Changed, bulk.Skipped)).ToListAsync(cancellationToken);
    }

    /// <summary>The cases that cannot be opened again: a connection has one open case, so of several only one per connection, and none where one is open.</summary>
    internal static async Task<HashSet<long>> ReopenedElsewhereAsync(AdminContext context, List<FailedJobCase> cases, CancellationToken cancellationToken)
    {
        var connections = cases.Select(found => found.ConnectionId).Where(id => id is not null).ToList();
        var open = await context.Set<FailedJobCase>().Where(found => found.State != CaseState.Resolved && connections.Contains(found.ConnectionId))
            .Select(found => found.ConnectionId).ToListAsync(cancellationToken);
        var newest = cases.GroupBy(found => found.ConnectionId?.Value ?? found.JobId.Value, StringComparer.Ordinal).Select(group => group.Max(found => found.Number)).ToHashSet();
        return [.. cases.Where(found => open.Contains(found.ConnectionId) || !newest.Contains(found.Number)).Select(found => found.Number)];
    }

    /// <summary>What became of the cases that were asked for by number and version.</summary>
    internal static BulkResult Result(Dictionary<long, int> asked, List<FailedJobCase> changed) =>
        new(changed.Count, [.. asked.Keys.Except(changed.Select(found => found.Number)).Order()]) { Refs = [.. changed.Select(found => new CaseRef(found.Number, found.Version))] };

    /// <summary>The numbers of cases as the audit trail has them.</summary>
    internal static string Numbers(IEnumerable<FailedJobCase> cases) =>
        string.Join(',', cases.Select(found => found.Number).Order().Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static AuditFact Fact(BulkAction bulk, CaseChange change, List<FailedJobCase> cases)
    {
        var detail = string.Join("; ", new[] { CaseChanges.DetailOf(change), $"cases={Numbers(cases)}" }.OfType<string>());
        return new AuditFact($"{CaseChanges.ActionOf(change)}-in-bulk", "bulk", bulk.Key.ToString(CultureInfo.InvariantCulture), AuditOutcome.Succeeded, CaseChanges.ReasonOf(change), null, detail);
    }
}
