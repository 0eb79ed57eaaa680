namespace BasiqAdmin.Services.Insights;

/// <summary>Whole UTC days, the first and the last included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; today counts up to now.</param>
public sealed record InsightsPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The longest period: with the one before it nearly as long as jobs are kept.</summary>
    public const int MostDays = 180;

    /// <summary>The lengths that pages offer, in days.</summary>
    public static IReadOnlyList<int> DaysOffered { get; } = [7, 14, 28, 90];

    /// <summary>The length that reports open with, in days; the first page tells of the same.</summary>
    public const int DaysAtFirst = 7;

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The period of equal length right before.</summary>
    public InsightsPeriod Before => new(From.AddDays(-Days), From.AddDays(-1));

    /// <summary>The last <paramref name="days"/> days, <paramref name="today"/> included.</summary>
    public static InsightsPeriod Last(int days, DateOnly today) => new(today.AddDays(1 - days), today);

    /// <summary>The same with its ends in order, none of its days in the future and at most <see cref="MostDays"/> of them, the last ones.</summary>
    public InsightsPeriod Within(DateOnly today)
    {
        var to = Earlier(Later(From, To), today);
        var from = Later(Earlier(Earlier(From, To), to), to.AddDays(1 - MostDays));
        return new InsightsPeriod(from, to);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
