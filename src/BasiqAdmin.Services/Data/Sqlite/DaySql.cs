using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Counts by UTC day, in SQL: stored times are milliseconds since 1970.</summary>
internal static class DaySql
{
    /// <summary>How many cases were opened on each day from <paramref name="from"/> to <paramref name="to"/>; days without any are left out.</summary>
    public static Task<Dictionary<DateOnly, int>> OpenedByDayAsync(this AdminContext context, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (start, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        return ByDayAsync(context.Database.SqlQuery<DayCount>($"""SELECT "OpenedAt" / 86400000 AS "Day", count(*) AS "Count" FROM "FailedJobCases" WHERE "OpenedAt" >= {start} AND "OpenedAt" < {end} GROUP BY 1"""), cancellationToken);
    }

    /// <summary>How many cases ended on each day from <paramref name="from"/> to <paramref name="to"/>; days without any are left out.</summary>
    public static Task<Dictionary<DateOnly, int>> ResolvedByDayAsync(this AdminContext context, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (start, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        return ByDayAsync(context.Database.SqlQuery<DayCount>($"""SELECT "ResolvedAt" / 86400000 AS "Day", count(*) AS "Count" FROM "FailedJobCases" WHERE "ResolvedAt" >= {start} AND "ResolvedAt" < {end} GROUP BY 1"""), cancellationToken);
    }

    /// <summary>How many working connections end on each day after <paramref name="from"/> and before <paramref name="to"/>; days without any are left out.</summary>
    public static Task<Dictionary<DateOnly, int>> EndingByDayAsync(this AdminContext context, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (start, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var active = ConnectionStatus.Active.Value;
        return ByDayAsync(context.Database.SqlQuery<DayCount>($"""SELECT "ExpiresAt" / 86400000 AS "Day", count(*) AS "Count" FROM "Connections" WHERE "ExpiresAt" > {start} AND "ExpiresAt" < {end} AND "Status" = {active} GROUP BY 1"""), cancellationToken);
    }

    /// <summary>
    /// The jobs of one connector that ended, by the day on which Basiq made them and the step at which they failed; null for those that succeeded.
    /// What customers have to put right themselves is left out.
    /// </summary>
    public static async Task<IReadOnlyList<(DateOnly Day, string? FailedStep, int Count)>> OutcomesByDayAsync(this AdminContext context, InstitutionId bank, ConnectionMethod method, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var (id, way, start) = (bank.Value, method.Value, from.ToUnixTimeMilliseconds());
        var (succeeded, failed, customer) = (nameof(JobStatus.Succeeded), nameof(JobStatus.Failed), nameof(ActionOwner.Customer));
        var found = await context.Database.SqlQuery<Outcome>(
            $"""
            SELECT j."CreatedAt" / 86400000 AS "Day", CASE WHEN j."Status" = {succeeded} THEN NULL ELSE coalesce(j."FailedStep", '') END AS "FailedStep", count(*) AS "Count"
            FROM "Jobs" AS j JOIN "Connections" AS c ON c."Id" = j."ConnectionId"
            WHERE j."InstitutionId" = {id} AND j."CreatedAt" >= {start} AND c."Method" = {way}
              AND (j."Status" = {succeeded} OR (j."Status" = {failed} AND coalesce(j."Owner", '') <> {customer}))
            GROUP BY 1, 2
            """).ToListAsync(cancellationToken);
        return [.. found.Select(one => (DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)one.Day), one.FailedStep, one.Count))];
    }

    private static Task<Dictionary<DateOnly, int>> ByDayAsync(IQueryable<DayCount> counts, CancellationToken cancellationToken) =>
        counts.ToDictionaryAsync(day => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day.Day), day => day.Count, cancellationToken);

    /// <summary>Something counted on one day, in days since 1970.</summary>
    internal sealed record DayCount(long Day, int Count);

    private sealed record Outcome(long Day, string? FailedStep, int Count);
}
