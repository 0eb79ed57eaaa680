using System.Globalization;
using BasiqAdmin.Services.Insights;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the report of a period.</summary>
/// <param name="Days">The last so many days, today included; one of <see cref="InsightsPeriod.DaysOffered"/>.</param>
/// <param name="Chosen">Days that were chosen by date instead.</param>
public sealed record InsightsQuery(int Days = InsightsPeriod.DaysAtFirst, InsightsPeriod? Chosen = null)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The report as it is before anybody chooses a period.</summary>
    public static InsightsQuery Default { get; } = new();

    /// <summary>Reads the state from an address, relative or absolute; what cannot be read stays at the default.</summary>
    public static InsightsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        if (Day(reader, "from") is { } from && Day(reader, "to") is { } to)
        {
            return new InsightsQuery(Chosen: new InsightsPeriod(from, to));
        }

        return new InsightsQuery(reader.Number("days") is { } days && InsightsPeriod.DaysOffered.Contains(days) ? days : Default.Days);
    }

    /// <summary>The query string's parameters; defaults are left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("days", Chosen is not null || Days == Default.Days ? null : Days.ToString(CultureInfo.InvariantCulture)),
        new("from", Chosen?.From.ToString(DayFormat, CultureInfo.InvariantCulture)),
        new("to", Chosen?.To.ToString(DayFormat, CultureInfo.InvariantCulture)),
    ];

    /// <summary>The period that is meant at <paramref name="now"/>.</summary>
    public InsightsPeriod PeriodAt(DateTimeOffset now) => Chosen ?? InsightsPeriod.Last(Days, DateOnly.FromDateTime(now.UtcDateTime));

    private static DateOnly? Day(QueryReader reader, string key) =>
        DateOnly.TryParseExact(reader.Text(key), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
}
