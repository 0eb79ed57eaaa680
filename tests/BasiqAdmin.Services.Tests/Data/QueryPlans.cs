using BasiqAdmin.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Data;

/// <summary>How SQLite means to answer a query.</summary>
internal static class QueryPlans
{
    /// <summary>The steps of the plan, in order.</summary>
    public static async Task<List<string>> PlanAsync(this AdminContext database, IQueryable query, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var plan = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            plan.Add(reader.GetString(3));
        }

        return plan;
    }
}
