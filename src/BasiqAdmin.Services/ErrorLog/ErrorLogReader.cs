using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.ErrorLog;

/// <inheritdoc cref="IErrorLog"/>
public sealed class ErrorLogReader(IDbContextFactory<AdminContext> contexts, ErrorQueue queue, AccessGuard guard, TimeProvider clock) : IErrorLog
{
    private const int MostCauses = 200;
    private const long MillisecondsPerDay = 86_400_000;
    private static readonly Keyset<ErrorEntry> List = new Keyset<ErrorEntry>(entry => entry.Id).SortableBy("at", entry => entry.At);

    /// <inheritdoc/>
    public long Dropped => queue.Dropped;

    /// <inheritdoc/>
    public async Task<Page<ErrorRow>> SearchAsync(Actor actor, ErrorFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewErrors, "errors", "*", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = context.Set<ErrorEntry>().AsNoTracking().Matching(filter);
        var found = await List.ReadAsync(entries, page, await entries.CountAsync(cancellationToken), cancellationToken);
        return new Page<ErrorRow>([.. found.Items.Select(ErrorRows.From)], found.Previous, found.Next, found.Total);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ErrorCause>> GroupAsync(Actor actor, ErrorFilter filter, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewErrors, "errors", "*", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = context.Set<ErrorEntry>().AsNoTracking();
        var groups = await entries.Matching(filter).GroupBy(entry => entry.Cause)
            .Select(group => new { Cause = group.Key, Count = group.Count(), First = group.Min(entry => entry.Id), Last = group.Max(entry => entry.Id) })
            .OrderByDescending(group => group.Count).ThenByDescending(group => group.Last)
            .Take(MostCauses).ToListAsync(cancellationToken);
        var ids = groups.SelectMany(group => new[] { group.First, group.Last }).Distinct().ToList();
        var samples = await entries.Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, cancellationToken);
        var days = await ByDayAsync(entries.Matching(filter), [.. groups.Select(group => group.Cause)], cancellationToken);
        return
        [
            .. groups.Select(group => new ErrorCause(
                group.Cause, samples[group.Last].Level, samples[group.Last].Message, group.Count, samples[group.First].At, samples[group.Last].At) { ByDay = days[group.Cause] }),
        ];
    }

    private async Task<Dictionary<string, int[]>> ByDayAsync(IQueryable<ErrorEntry> entries, IReadOnlyList<string> causes, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = today.AddDays(1 - ErrorCause.Days);
        var start = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero);
        var firstDay = start.ToUnixTimeMilliseconds() / MillisecondsPerDay;
        var counts = await entries.Where(entry => entry.At >= start && causes.Contains(entry.Cause))
            .GroupBy(entry => new { entry.Cause, Day = (long)(object)entry.At / MillisecondsPerDay })
            .Select(group => new { group.Key.Cause, group.Key.Day, Count = group.Count() }).ToListAsync(cancellationToken);
        var byCause = counts.ToLookup(count => count.Cause, StringComparer.Ordinal);
        return causes.ToDictionary(cause => cause, cause => Enumerable.Range(0, ErrorCause.Days).Select(day => byCause[cause].Where(count => count.Day == firstDay + day).Sum(count => count.Count)).ToArray(), StringComparer.Ordinal);
    }
}
