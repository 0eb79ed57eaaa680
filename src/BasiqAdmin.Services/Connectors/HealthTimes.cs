using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

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
    public static HealthTimes Between(IEnumerable<SeenStatus> seen, DateTimeOffset from, DateTimeOffset to)
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
