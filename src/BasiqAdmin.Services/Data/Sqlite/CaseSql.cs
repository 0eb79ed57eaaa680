using System.Text.Json;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Questions about failed-job cases in SQLite's own words, where it would take too long to answer them otherwise.</summary>
internal static class CaseSql
{
    // A collation is for text and means nothing to a number, but SQLite takes an index only for a comparison by the index's own.
    private const string NotOfIndex = "NOCASE";

    /// <summary>Cases whose first job failed by then, decided about each without the index of ages, which would lead past most of them.</summary>
    public static IQueryable<FailedJobCase> FirstFailedBy(this IQueryable<FailedJobCase> cases, DateTimeOffset until) =>
        cases.Where(found => EF.Functions.Collate(found.FirstFailedAt, NotOfIndex) <= until);

    /// <summary>Cases whose first job failed after that, decided about each without the index of ages.</summary>
    public static IQueryable<FailedJobCase> FirstFailedAfter(this IQueryable<FailedJobCase> cases, DateTimeOffset from) =>
        cases.Where(found => EF.Functions.Collate(found.FirstFailedAt, NotOfIndex) > from);

    /// <summary>Every value of a column among the cases in a state. DISTINCT would read every case; there are a few dozen values among any number of them.</summary>
    public static Task<List<string>> CaseValuesAsync(this AdminContext context, CaseState state, string column, CancellationToken cancellationToken)
    {
        var sql = $$"""
            WITH RECURSIVE known(value) AS (
                SELECT min("{{column}}") FROM "FailedJobCases" WHERE "State" = {0}
                UNION ALL
                SELECT (SELECT min("{{column}}") FROM "FailedJobCases" WHERE "State" = {0} AND "{{column}}" > known.value) FROM known WHERE known.value IS NOT NULL)
            SELECT value AS "Value" FROM known WHERE value IS NOT NULL
            """;
        return context.Database.SqlQueryRaw<string>(sql, state.ToString()).ToListAsync(cancellationToken);
    }

    /// <summary>How long each case took from its first failure to its end, in milliseconds, of those that ended at <paramref name="from"/> or later and before <paramref name="to"/>; in no order.</summary>
    public static async Task<long[]> ResolutionMillisecondsAsync(this AdminContext context, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        // All in one field: handing over a row each would take longer than finding them.
        var (start, end) = (from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        var json = await context.Database.SqlQuery<string>($"""SELECT json_group_array("ResolvedAt" - "FirstFailedAt") AS "Value" FROM "FailedJobCases" WHERE "ResolvedAt" >= {start} AND "ResolvedAt" < {end}""").SingleAsync(cancellationToken);
        return JsonSerializer.Deserialize<long[]>(json)!;
    }
}
