using BasiqAdmin.Basiq.Connections;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data;

/// <summary>Counts by UTC day, which Entity Framework cannot make of a stored time.</summary>
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

    private static Task<Dictionary<DateOnly, int>> ByDayAsync(IQueryable<DayCount> counts, CancellationToken cancellationToken) =>
        counts.ToDictionaryAsync(day => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day.Day), day => day.Count, cancellationToken);

    /// <summary>Something counted on one day, in days since 1970.</summary>
    internal sealed record DayCount(long Day, int Count);
}
