using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Insights;

/// <summary>Counts cases: how long they took, who closes them, who has them.</summary>
internal static class CaseFigures
{
    public static async Task<ClosingInsight> ClosingAsync(AdminContext context, PeriodTimes times, bool isComparable, CancellationToken cancellationToken)
    {
        var took = await context.ResolutionMillisecondsAsync(times.From, times.To, cancellationToken);
        var before = isComparable ? await context.ResolutionMillisecondsAsync(times.BeforeFrom, times.BeforeTo, cancellationToken) : null;
        var open = context.Set<FailedJobCase>().AsNoTracking().Where(found => found.State == CaseState.Open);
        return new ClosingInsight(
            new Compared(took.Length, before?.Length),
            Median.Of(took),
            before is null ? null : Median.Of(before),
            await open.CountAsync(cancellationToken),
            await open.CountAsync(found => found.AssigneeId == CaseFilter.Nobody, cancellationToken),
            await open.MinAsync(found => (DateTimeOffset?)found.FirstFailedAt, cancellationToken));
    }

    /// <summary>Who closed cases in the period or has open ones, who has most first; nobody's own line comes last.</summary>
    public static async Task<IReadOnlyList<PersonInsight>> PeopleAsync(AdminContext context, PeriodTimes times, bool isComparable, CancellationToken cancellationToken)
    {
        var closed = (await ClosedAsync(context, times, cancellationToken)).ToLookup(one => one.Id, StringComparer.Ordinal);
        var open = await OpenAsync(context, cancellationToken);
        var people = open.Keys.Union(closed.Where(person => person.Any(one => one.IsNow)).Select(person => person.Key), StringComparer.Ordinal).Select(id => new PersonInsight(
            id,
            id == CaseFilter.Nobody ? null : open.GetValueOrDefault(id).Name ?? closed[id].Max(one => one.Name),
            open.GetValueOrDefault(id).Count,
            new Compared(closed[id].Where(one => one.IsNow).Sum(one => one.Count), isComparable ? closed[id].Where(one => !one.IsNow).Sum(one => one.Count) : null),
            new InsightLink(new CaseFilter { Assignee = id }, null)));
        return [.. people.OrderBy(person => person.Id == CaseFilter.Nobody).ThenByDescending(person => person.Open).ThenByDescending(person => person.Closed.Now).ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Open cases by who looks after them.</summary>
    public static Task<Dictionary<string, (string? Name, int Count)>> OpenAsync(AdminContext context, CancellationToken cancellationToken) =>
        context.Set<FailedJobCase>().AsNoTracking().Where(found => found.State == CaseState.Open)
            .GroupBy(found => found.AssigneeId).Select(group => new { group.Key, Name = group.Max(found => found.AssigneeName), Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => (group.Name, group.Count), StringComparer.Ordinal, cancellationToken);

    // By the history and not by the cases: one that was opened again and closed again took two people's work.
    internal static IQueryable<CaseEvent> Resolved(AdminContext context, PeriodTimes times)
    {
        var (beforeFrom, beforeTo, from, to) = times;
        return context.Set<CaseEvent>().AsNoTracking()
            .Where(happened => happened.Kind == CaseEventKind.Resolved && happened.At >= beforeFrom && happened.At < to && (happened.At < beforeTo || happened.At >= from));
    }

    private static Task<List<Closed>> ClosedAsync(AdminContext context, PeriodTimes times, CancellationToken cancellationToken)
    {
        var from = times.From;
        return Resolved(context, times).GroupBy(happened => new { happened.ActorId, IsNow = happened.At >= from })
            .Select(group => new Closed(group.Key.ActorId, group.Max(happened => happened.ActorName)!, group.Key.IsNow, group.Count())).ToListAsync(cancellationToken);
    }

    private sealed record Closed(string Id, string Name, bool IsNow, int Count);
}
