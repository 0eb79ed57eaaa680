namespace BasiqAdmin.Services.Connectors;

/// <summary>A connector's history by UTC days, the last of them today.</summary>
/// <param name="Days">The days, oldest first.</param>
/// <param name="Whole">All of them together.</param>
public sealed record HealthHistory(IReadOnlyList<HealthDay> Days, HealthTimes Whole)
{
    /// <summary>The numbers of days that pages offer.</summary>
    public static IReadOnlyList<int> DaysOffered { get; } = [14, 90];

    /// <summary>The last <paramref name="days"/> days of <paramref name="seen"/> up to <paramref name="end"/>.</summary>
    public static HealthHistory Of(IReadOnlyList<SeenStatus> seen, int days, DateTimeOffset end)
    {
        var first = DateOnly.FromDateTime(end.UtcDateTime).AddDays(1 - days);
        var list = Enumerable.Range(0, days).Select(first.AddDays).Select(day => new HealthDay(day, HealthTimes.Between(seen, StartOf(day), Earlier(StartOf(day.AddDays(1)), end))));
        return new HealthHistory([.. list], HealthTimes.Between(seen, StartOf(first), end));
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
