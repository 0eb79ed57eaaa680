using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Insights;

/// <summary>Which days somebody read. The looks at the banks tell when the app ran: it makes them every few minutes, and the jobs are read beside them.</summary>
internal sealed class KnownDays(DateOnly knownFrom, DateOnly today, IReadOnlyList<(DateTimeOffset FromAt, DateTimeOffset UntilAt)> watches)
{
    /// <summary>The first day of which anything can be known.</summary>
    public DateOnly From => knownFrom;

    public static async Task<KnownDays> ReadAsync(AdminContext context, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var start = PeriodTimes.StartOf(from);
        var watches = await context.Set<ConnectorWatch>().AsNoTracking().Where(watch => watch.UntilAt >= start)
            .Select(watch => new { watch.FromAt, watch.UntilAt }).ToListAsync(cancellationToken);
        return new KnownDays(await CaseTrend.KnownFromAsync(context, today, cancellationToken), today, [.. watches.Select(watch => (watch.FromAt, watch.UntilAt))]);
    }

    /// <summary>Whether the jobs of <paramref name="day"/> were read: on that day, or within the week for which Basiq lists them.</summary>
    public bool HasJobs(DateOnly day) => day >= knownFrom && (day == today || Ran(day, day.AddDays(CaseTrend.DaysListed)));

    /// <summary>Whether the app ran on <paramref name="day"/>, so that cases could be opened and closed.</summary>
    public bool HasCases(DateOnly day) => day >= knownFrom.AddDays(CaseTrend.DaysListed) && (day == today || Ran(day, day));

    /// <summary>Whether all days of <paramref name="period"/> and of the one before were read.</summary>
    public bool AreComparable(InsightsPeriod period) => Enumerable.Range(0, 2 * period.Days).All(day => HasJobs(period.Before.From.AddDays(day)));

    private bool Ran(DateOnly first, DateOnly last)
    {
        var (from, to) = (PeriodTimes.StartOf(first), PeriodTimes.StartOf(last.AddDays(1)));
        return watches.Any(watch => watch.FromAt < to && watch.UntilAt >= from);
    }
}
