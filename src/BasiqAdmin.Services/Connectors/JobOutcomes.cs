using System.Text.Json;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Counts our jobs by connector in stretches of 24 hours up to now.</summary>
internal static class JobOutcomes
{
    /// <summary>How many stretches are counted.</summary>
    public const int Days = 14;

    /// <summary>The rates of each connector, the oldest 24 hours first, the last ones up to now.</summary>
    public static async Task<Dictionary<ConnectorId, SuccessRate[]>> ReadAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counts = await context.JobOutcomesAsync(now, Days, cancellationToken);
        return counts.GroupBy(row => new ConnectorId(InstitutionId.Parse(row.Bank), ConnectionMethod.From(row.Method)))
            .ToDictionary(group => group.Key, group => Enumerable.Range(0, Days).Select(day => Sum(group.Where(row => row.DaysAgo == Days - 1 - day))).ToArray());
    }

    /// <summary>How long a successful job of the last 7 days usually takes at each bank: the median.</summary>
    public static async Task<Dictionary<InstitutionId, TimeSpan>> UsualTimesAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var banks = await context.JobTimesAsync(now.AddDays(-7), cancellationToken);
        return banks.ToDictionary(bank => InstitutionId.Parse(bank.Bank), bank => Median.Of(JsonSerializer.Deserialize<long[]>(bank.Milliseconds)!)!.Value);
    }

    private static SuccessRate Sum(IEnumerable<JobOutcomeRow> rows) => rows.Aggregate(
        SuccessRate.None,
        (sum, row) => sum + (row.HasSucceeded ? new SuccessRate(row.Count, 0, 0) : row.IsCustomers ? new SuccessRate(0, 0, row.Count) : new SuccessRate(0, row.Count, 0)));
}

/// <summary>The cases that hang on a bank: open ones and those put aside, until it recovers for one. The list and the bank's page count the same.</summary>
internal static class UnresolvedCases
{
    // Both states are named, because an index finds what is equal and not what differs.
    public static IQueryable<FailedJobCase> Of(AdminContext context) =>
        context.Set<FailedJobCase>().AsNoTracking().Where(found => found.State == CaseState.Open || found.State == CaseState.Snoozed);
}

/// <summary>Our cases of failed jobs that hang on a connector.</summary>
/// <param name="Open">Somebody has to look at them.</param>
/// <param name="Snoozed">Put aside, until the bank recovers for one.</param>
public readonly record struct CaseCounts(int Open, int Snoozed)
{
    /// <summary>How many users have a case among them that the customer cannot clear: whom trouble at the bank concerns.</summary>
    public int UsersAffected { get; init; }

    /// <summary>All of them.</summary>
    public int Unresolved => Open + Snoozed;
}
