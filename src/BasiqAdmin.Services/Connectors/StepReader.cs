using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Counts how far our jobs came at a bank, by day.</summary>
internal static class StepReader
{
    // The order in which Basiq works through them. A job that failed at another step came through all of these or none: it tells nothing of them.
    internal static readonly string[] Steps = ["verify-credentials", "retrieve-accounts", "retrieve-transactions"];

    /// <summary>Each step on <paramref name="days"/> days from <paramref name="first"/> on; none without a job.</summary>
    public static async Task<IReadOnlyList<StepSuccess>> ReadAsync(AdminContext context, Connector connector, DateOnly first, int days, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero);
        var outcomes = await context.OutcomesByDayAsync(connector.Id, connector.Method, from, cancellationToken);
        if (outcomes.Count == 0)
        {
            return [];
        }

        var byDay = outcomes.ToLookup(outcome => outcome.Day, outcome => (At: PlaceOf(outcome.FailedStep), outcome.Count));
        return [.. Steps.Select((step, place) => new StepSuccess(step, [.. Enumerable.Range(0, days).Select(first.AddDays).Select(day => At(place, byDay[day]))]))];
    }

    private static SuccessRate At(int place, IEnumerable<(int At, int Count)> outcomes)
    {
        var reached = outcomes.Where(outcome => outcome.At >= place).ToList();
        return new SuccessRate(reached.Where(outcome => outcome.At > place).Sum(outcome => outcome.Count), reached.Where(outcome => outcome.At == place).Sum(outcome => outcome.Count), 0);
    }

    private static int PlaceOf(string? failedStep) => failedStep is null ? Steps.Length : Array.IndexOf(Steps, failedStep);
}
