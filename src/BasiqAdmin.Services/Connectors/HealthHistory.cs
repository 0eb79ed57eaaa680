using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A connector's history by UTC days, the last of them today.</summary>
/// <param name="Days">The days, oldest first.</param>
/// <param name="Whole">All of them together.</param>
public sealed record HealthHistory(IReadOnlyList<HealthDay> Days, HealthTimes Whole)
{
    /// <summary>The numbers of days that pages offer.</summary>
    public static IReadOnlyList<int> DaysOffered { get; } = [14, 90];

    /// <summary>The last <paramref name="days"/> days of <paramref name="seen"/> up to <paramref name="end"/>.</summary>
    public static HealthHistory Of(IReadOnlyList<StatusReading> seen, int days, DateTimeOffset end)
    {
        var first = DateOnly.FromDateTime(end.UtcDateTime).AddDays(1 - days);
        var list = Enumerable.Range(0, days).Select(first.AddDays).Select(day => new HealthDay(day, HealthTimes.Between(seen, StartOf(day), Earlier(StartOf(day.AddDays(1)), end))));
        return new HealthHistory([.. list], HealthTimes.Between(seen, StartOf(first), end));
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>One day of a connector's history.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Seen">What was seen on it; today only up to now.</param>
public sealed record HealthDay(DateOnly Day, HealthTimes Seen);

/// <summary>What was seen of a connector in a stretch of time. Only watched time counts; the rest is told as not watched.</summary>
/// <param name="Length">How long the stretch is.</param>
/// <param name="Times">How long each status was seen in it, worst first.</param>
public sealed record HealthTimes(TimeSpan Length, IReadOnlyList<StatusTime> Times)
{
    /// <summary>How much of the stretch was watched.</summary>
    public TimeSpan Watched { get; } = new(Times.Sum(time => time.Time.Ticks));

    /// <summary>The part that was watched, 0 to 1.</summary>
    public double WatchedShare => Length > TimeSpan.Zero ? Math.Min(1, Watched / Length) : 0;

    /// <summary>The worst status that was seen; null when nobody looked.</summary>
    public ConnectorStatus? Worst => Times.Count > 0 ? Times[0].Status : null;

    /// <summary>Uptime: the part of the watched time, 0 to 1, without a partial or major outage; null when nobody looked.</summary>
    public double? Uptime => Watched > TimeSpan.Zero
        ? 1 - (Times.Where(time => StatusRank.IsOutage(time.Status)).Sum(time => (double)time.Time.Ticks) / Watched.Ticks)
        : null;

    /// <summary>What <paramref name="seen"/> says about the time from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static HealthTimes Between(IEnumerable<StatusReading> seen, DateTimeOffset from, DateTimeOffset to)
    {
        var times = seen
            .Select(one => (one.Status, Time: Earlier(one.ToAt, to) - Later(one.FromAt, from)))
            .Where(one => one.Time > TimeSpan.Zero)
            .GroupBy(one => one.Status, one => one.Time.Ticks)
            .Select(group => new StatusTime(group.Key, new TimeSpan(group.Sum())))
            .OrderByDescending(time => StatusRank.Of(time.Status)).ThenBy(time => time.Status.Value, StringComparer.Ordinal);
        return new HealthTimes(to > from ? to - from : TimeSpan.Zero, [.. times]);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>How long a status was seen.</summary>
/// <param name="Status">The status.</param>
/// <param name="Time">How long in all.</param>
public sealed record StatusTime(ConnectorStatus Status, TimeSpan Time);

/// <summary>How one step of our jobs went at a bank.</summary>
/// <param name="Step">The step as Basiq names it, e.g. <c>retrieve-accounts</c>.</param>
/// <param name="ByDay">The jobs that came as far as this step, by UTC day, oldest first; what customers had to put right themselves is left out.</param>
public sealed record StepSuccess(string Step, IReadOnlyList<SuccessRate> ByDay)
{
    /// <summary>All days together.</summary>
    public SuccessRate Whole { get; } = SuccessRate.Sum(ByDay);
}

/// <summary>How our own jobs went. What customers have to put right themselves, such as a wrong password, does not count against the bank.</summary>
/// <param name="Succeeded">Jobs that succeeded.</param>
/// <param name="Failed">Jobs that failed, the customers' own errors excluded.</param>
/// <param name="ByCustomer">Jobs that failed for a reason of the customer's own.</param>
public sealed record SuccessRate(int Succeeded, int Failed, int ByCustomer)
{
    /// <summary>No job.</summary>
    public static SuccessRate None { get; } = new(0, 0, 0);

    /// <summary>The part that succeeded, 0 to 1, the customers' own errors left out; null without a job to judge by.</summary>
    public double? Share => Succeeded + Failed > 0 ? (double)Succeeded / (Succeeded + Failed) : null;

    /// <summary>All together.</summary>
    public static SuccessRate Sum(IEnumerable<SuccessRate> rates) => rates.Aggregate(None, (sum, rate) => sum + rate);

    /// <summary>Both together.</summary>
    public static SuccessRate operator +(SuccessRate one, SuccessRate other) => new(one.Succeeded + other.Succeeded, one.Failed + other.Failed, one.ByCustomer + other.ByCustomer);
}

/// <summary>A time in which a connector was not operational, from first sight to the return.</summary>
/// <param name="Worst">The worst status in it.</param>
/// <param name="FromAt">When it was first seen, UTC.</param>
/// <param name="ToAt">When the connector was seen operational again, or this last seen before a gap, UTC; null while it lasts.</param>
/// <param name="BeganUnseen">Nobody looked just before it, so it may have begun earlier.</param>
/// <param name="EndedUnseen">Nobody looked when it ended, so it may have lasted longer.</param>
/// <param name="HasGap">Nobody looked for a part of it; it was seen before and after.</param>
public sealed record Incident(ConnectorStatus Worst, DateTimeOffset FromAt, DateTimeOffset? ToAt, bool BeganUnseen = false, bool EndedUnseen = false, bool HasGap = false)
{
    /// <summary>The incidents in <paramref name="seen"/>, oldest first.</summary>
    public static IReadOnlyList<Incident> In(IReadOnlyList<StatusReading> seen)
    {
        var found = new List<Incident>();
        Incident? open = null;
        StatusReading? before = null;
        foreach (var one in seen)
        {
            var afterGap = before is null || before.ToAt < one.FromAt;
            if (one.Status != ConnectorStatus.Operational)
            {
                open = open is null
                    ? new Incident(one.Status, one.FromAt, null, BeganUnseen: afterGap)
                    : open with { Worst = Worse(open.Worst, one.Status), HasGap = open.HasGap || afterGap };
            }
            else if (open is not null)
            {
                found.Add(open with { ToAt = before!.ToAt, EndedUnseen = afterGap });
                open = null;
            }

            before = one;
        }

        if (open is not null)
        {
            found.Add(before!.Lasts ? open : open with { ToAt = before.ToAt, EndedUnseen = true });
        }

        return found;
    }

    private static ConnectorStatus Worse(ConnectorStatus one, ConnectorStatus other) => StatusRank.Of(one) >= StatusRank.Of(other) ? one : other;
}

/// <summary>A time in which a connector was seen operational at every look, and that lasts.</summary>
/// <param name="Since">The first of those looks, UTC.</param>
/// <param name="SeenUntil">The newest of them, UTC: what has been since then nobody knows yet.</param>
public sealed record OperationalPeriod(DateTimeOffset Since, DateTimeOffset SeenUntil)
{
    /// <summary>How long it has been seen to last.</summary>
    public TimeSpan Length => SeenUntil - Since;
}
