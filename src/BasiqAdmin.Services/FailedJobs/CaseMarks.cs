using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What stands out about a case or a group of them. Worked out from what is stored, so that everybody sees the same.</summary>
/// <param name="IsNew">A case: opened within a day, and nobody looks after it. A group: its cause opens cases again within a day, for the first time in 31 days.</param>
/// <param name="IsEscalating">A case: five failures in a row or more, the last within a day. A group: five new cases or more within a day, more than twice as many as on an average day of the week before.</param>
/// <param name="CameBack">A case: an earlier one of the same connection had ended within two weeks before. A group: its cause opens cases again within a day, after a week without any.</param>
public sealed record CaseMarks(bool IsNew, bool IsEscalating, bool CameBack)
{
    private const int ManyFailures = 5;
    private const int ManyCases = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan BackWithin = TimeSpan.FromDays(14);
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(31);

    /// <summary>Nothing stands out.</summary>
    public static CaseMarks None { get; } = new(false, false, false);

    /// <summary>The marks of each case, in one statement.</summary>
    internal static async Task<IReadOnlyDictionary<long, CaseMarks>> OfCasesAsync(AdminContext context, IReadOnlyCollection<FailedJobCase> cases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connections = cases.Select(found => found.ConnectionId).Where(id => id is not null).Distinct().ToList();
        var oldest = cases.Select(found => found.OpenedAt).DefaultIfEmpty(now).Min() - BackWithin;
        var ended = (await context.Set<FailedJobCase>().AsNoTracking().Where(known => connections.Contains(known.ConnectionId) && known.ResolvedAt >= oldest)
            .Select(known => new { known.ConnectionId, known.Number, known.ResolvedAt }).ToListAsync(cancellationToken)).ToLookup(known => known.ConnectionId);
        return cases.ToDictionary(found => found.Number, found => new CaseMarks(
            found.State == CaseState.Open && found.AssigneeId == CaseFilter.Nobody && found.OpenedAt > now - Day,
            found.State == CaseState.Open && found.Failures >= ManyFailures && found.LastFailedAt > now - Day,
            found.State != CaseState.Resolved && found.ConnectionId is not null && ended[found.ConnectionId].Any(known => known.Number < found.Number && known.ResolvedAt >= found.OpenedAt - BackWithin)));
    }

    /// <summary>The marks of each cause that opened cases within a day, in one statement; the others have none.</summary>
    internal static async Task<IReadOnlyDictionary<Cause, CaseMarks>> OfCausesAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, week, start) = (now - Day, now - Day - Week, now - LookedBack);
        var causes = await Opened(context, start).GroupBy(found => found.Cause).Select(group => new
        {
            group.Key,
            Day = group.Count(found => found.OpenedAt > day),
            Week = group.Count(found => found.OpenedAt > week && found.OpenedAt <= day),
            Older = group.Count(found => found.OpenedAt <= week),
        }).ToListAsync(cancellationToken);

        // In the first days every cause is new, which tells nothing.
        var isSettledIn = causes.Exists(cause => cause.Older > 0);
        return causes.Where(cause => cause.Day > 0).ToDictionary(cause => cause.Key, cause => new CaseMarks(
            isSettledIn && cause is { Week: 0, Older: 0 },
            cause.Day >= ManyCases && cause.Week > 0 && cause.Day * Week.TotalDays > 2 * cause.Week,
            cause is { Week: 0, Older: > 0 }));
    }

    internal static IQueryable<FailedJobCase> Opened(AdminContext context, DateTimeOffset from) => context.Set<FailedJobCase>().AsNoTracking().Where(found => found.OpenedAt > from);
}
