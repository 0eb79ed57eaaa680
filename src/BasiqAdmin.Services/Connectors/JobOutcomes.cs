using System.Text.Json;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Counts our jobs by connector in stretches of 24 hours up to now, from the index of outcomes alone.</summary>
internal static class JobOutcomes
{
    /// <summary>How many stretches are counted.</summary>
    public const int Days = 14;

    /// <summary>The rates of each connector, the oldest 24 hours first, the last ones up to now.</summary>
    public static async Task<Dictionary<(InstitutionId Id, ConnectionMethod Method), SuccessRate[]>> ReadAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A job does not tell its method; its connection does. What was made exactly 24 hours ago still belongs to the last 24 hours.
        var (end, start) = (now.ToUnixTimeMilliseconds(), now.AddDays(-Days).ToUnixTimeMilliseconds());
        var counts = await context.Database.SqlQuery<Row>($"""
            SELECT connection."InstitutionId" AS "Bank", connection."Method" AS "Method", job."Status" = 'Succeeded' AS "HasSucceeded", COALESCE(job."Owner" = 'Customer', 0) AS "IsCustomers",
                MAX(0, ({end} - job."CreatedAt" - 1) / 86400000) AS "DaysAgo", count(*) AS "Count"
            FROM "Jobs" AS job JOIN "Connections" AS connection ON connection."Id" = job."ConnectionId"
            WHERE job."Status" IN ('Succeeded', 'Failed') AND job."CreatedAt" >= {start} AND connection."InstitutionId" IS NOT NULL
            GROUP BY 1, 2, 3, 4, 5
            """).ToListAsync(cancellationToken);
        return counts.GroupBy(row => (InstitutionId.Parse(row.Bank), ConnectionMethod.From(row.Method)))
            .ToDictionary(group => group.Key, group => Enumerable.Range(0, Days).Select(day => Sum(group.Where(row => row.DaysAgo == Days - 1 - day))).ToArray());
    }

    /// <summary>How long a successful job of the last 7 days usually takes at each bank: the median.</summary>
    public static async Task<Dictionary<InstitutionId, TimeSpan>> UsualTimesAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = now.AddDays(-7).ToUnixTimeMilliseconds();
        var banks = await context.Database.SqlQuery<Times>($"""
            SELECT "InstitutionId" AS "Bank", json_group_array("UpdatedAt" - "CreatedAt") AS "Milliseconds" FROM "Jobs"
            WHERE "Status" = 'Succeeded' AND "CreatedAt" >= {start} AND "InstitutionId" IS NOT NULL AND "UpdatedAt" >= "CreatedAt" GROUP BY 1
            """).ToListAsync(cancellationToken);
        return banks.ToDictionary(bank => InstitutionId.Parse(bank.Bank), bank => Median(JsonSerializer.Deserialize<long[]>(bank.Milliseconds)!));
    }

    private static SuccessRate Sum(IEnumerable<Row> rows) => rows.Aggregate(
        SuccessRate.None,
        (sum, row) => sum + (row.HasSucceeded ? new SuccessRate(row.Count, 0, 0) : row.IsCustomers ? new SuccessRate(0, 0, row.Count) : new SuccessRate(0, row.Count, 0)));

    private static TimeSpan Median(long[] milliseconds)
    {
        Array.Sort(milliseconds);
        return TimeSpan.FromMilliseconds((milliseconds[(milliseconds.Length - 1) / 2] + milliseconds[milliseconds.Length / 2]) / 2);
    }

    internal sealed record Row(string Bank, string Method, bool HasSucceeded, bool IsCustomers, long DaysAgo, int Count);

    internal sealed record Times(string Bank, string Milliseconds);
}
