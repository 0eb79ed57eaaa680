using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Insights;

/// <summary>Puts the report of a period together, in a number of statements that does not depend on how many jobs, cases and banks there are.</summary>
internal sealed class InsightsReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    public async Task<InsightsReport> ReadAsync(InsightsPeriod asked, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var period = asked.Within(today);
        var times = PeriodTimes.Of(period, now);
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await KnownDays.ReadAsync(context, period.Before.From, today, cancellationToken);
        var isComparable = known.AreComparable(period);
        var counts = await PeriodCounts.ReadAsync(context, times, isComparable, banks, cancellationToken);
        var table = counts.Banks();
        var both = new InsightsPeriod(period.Before.From, period.To);
        var days = await DaysAsync(context, both, PeriodTimes.Of(both, now), known, cancellationToken);
        return new InsightsReport(
            period,
            counts.Of(counts.Failures),
            counts.Jobs(),
            counts.Owners(),
            counts.Causes(),
            [.. table.Take(InsightsReport.MostBanks)],
            table.Skip(InsightsReport.MostBanks).Sum(bank => bank.Failures.Now),
            [.. days.Skip(period.Days)],
            [.. days.Take(period.Days).Select(day => day.AllFailures)],
            await CaseFigures.ClosingAsync(context, times, isComparable, cancellationToken),
            await CaseFigures.PeopleAsync(context, times, isComparable, cancellationToken),
            counts.LeastReliable())
        {
            KnownFrom = known.From,
            IsComparable = isComparable,
        };
    }

    // A day with something on it was read, whatever else is known of it.
    internal static async Task<IReadOnlyList<InsightDay>> DaysAsync(AdminContext context, InsightsPeriod period, PeriodTimes times, KnownDays known, CancellationToken cancellationToken)
    {
        var failures = await JobFigures.ByDayAsync(context, period, cancellationToken);
        var opened = await context.OpenedByDayAsync(times.From, times.To, cancellationToken);
        var resolved = await context.ResolvedByDayAsync(times.From, times.To, cancellationToken);
        return
        [
            .. Enumerable.Range(0, period.Days).Select(period.From.AddDays).Select(day => new InsightDay(
                day,
                failures.Contains(day) || known.HasJobs(day) ? failures[day].ToDictionary(one => one.Owner, one => one.Count) : null,
                opened.TryGetValue(day, out var began) ? began : known.HasCases(day) ? 0 : null,
                resolved.TryGetValue(day, out var ended) ? ended : known.HasCases(day) ? 0 : null)),
        ];
    }
}
