using System.Text.Json;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Counts our jobs by connector in stretches of 24 hours up to now.</summary>
internal static class JobOutcomes
{
    /// <summary>How many stretches are counted.</summary>
    public const int Days = 14;

    /// <summary>The rates of each connector, the oldest 24 hours first, the last ones up to now.</summary>
    public static async Task<Dictionary<(InstitutionId Id, ConnectionMethod Method), SuccessRate[]>> ReadAsync(AdminContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var counts = await context.JobOutcomesAsync(now, Days, cancellationToken);
        return counts.GroupBy(row => (InstitutionId.Parse(row.Bank), ConnectionMethod.From(row.Method)))
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
