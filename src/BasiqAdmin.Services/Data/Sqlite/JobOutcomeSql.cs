using BasiqAdmin.Basiq.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Counts jobs by connector and stretches of 24 hours, from the index of outcomes alone.</summary>
internal static class JobOutcomeSql
{
    /// <summary>Jobs that ended, of the last so many stretches of 24 hours before <paramref name="now"/>, by connector, stretch and outcome.</summary>
    public static Task<List<JobOutcomeRow>> JobOutcomesAsync(this AdminContext context, DateTimeOffset now, int days, CancellationToken cancellationToken)
    {
        // A job does not tell its method; its connection does. What was made exactly 24 hours ago still belongs to the last 24 hours.
        var (end, start) = (now.ToUnixTimeMilliseconds(), now.AddDays(-days).ToUnixTimeMilliseconds());
        return context.Database.SqlQuery<JobOutcomeRow>($"""
            SELECT connection."InstitutionId" AS "Bank", connection."Method" AS "Method", job."Status" = {nameof(JobStatus.Succeeded)} AS "HasSucceeded", COALESCE(job."Owner" = 'Customer', 0) AS "IsCustomers",
                MAX(0, ({end} - job."CreatedAt" - 1) / 86400000) AS "DaysAgo", count(*) AS "Count"
            FROM "Jobs" AS job JOIN "Connections" AS connection ON connection."Id" = job."ConnectionId"
            WHERE job."Status" IN ('Succeeded', 'Failed') AND job."CreatedAt" >= {start} AND connection."InstitutionId" IS NOT NULL
            GROUP BY 1, 2, 3, 4, 5
            """).ToListAsync(cancellationToken);
    }

    /// <summary>How long each successful job since <paramref name="from"/> took, by bank.</summary>
    public static Task<List<JobTimesRow>> JobTimesAsync(this AdminContext context, DateTimeOffset from, CancellationToken cancellationToken)
    {
        // All of a bank in one field: handing over a row each would take longer than finding them.
        var start = from.ToUnixTimeMilliseconds();
        return context.Database.SqlQuery<JobTimesRow>($"""
            SELECT "InstitutionId" AS "Bank", json_group_array("UpdatedAt" - "CreatedAt") AS "Milliseconds" FROM "Jobs"
            WHERE "Status" = {nameof(JobStatus.Succeeded)} AND "CreatedAt" >= {start} AND "InstitutionId" IS NOT NULL AND "UpdatedAt" >= "CreatedAt" GROUP BY 1
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>Jobs of one connector with one outcome, in one stretch of 24 hours.</summary>
internal sealed record JobOutcomeRow(string Bank, string Method, bool HasSucceeded, bool IsCustomers, long DaysAgo, int Count);

/// <summary>The times of a bank's successful jobs, a JSON array.</summary>
internal sealed record JobTimesRow(string Bank, string Milliseconds);
