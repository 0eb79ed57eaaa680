using System.Globalization;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Display;

/// <summary>What charts say in words: days, what was most, and what nobody knows.</summary>
internal static class ChartText
{
    /// <summary>A day, for example "20 Nov".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>When days that are stored as UTC days begin and end for whoever looks at them: "Days are in UTC: each runs 11 am to 11 am AEDT."</summary>
    public static string UtcDays(DateTimeOffset now, TimeZoneInfo zone) => ZoneText.IsUtc(zone)
        ? "Days are in UTC."
        : $"Days are in UTC: each runs {UtcMidnight(now, zone)} to {UtcMidnight(now, zone)} {ZoneText.NameOf(zone, now)}.";

    /// <summary>When the present UTC day began, by the clock in <paramref name="zone"/>: "11 am", "10:30 am".</summary>
    public static string UtcMidnight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero), zone);
        return there.Minute == 0 ? there.ToString("h tt", CultureInfo.InvariantCulture).ToLowerInvariant() : ZoneText.Clock(there);
    }

    /// <summary>Days in a row as a span: "20 Nov, 22–24 Nov", "30 Nov–2 Dec".</summary>
    public static string Days(IEnumerable<DateOnly> days)
    {
        var spans = new List<(DateOnly From, DateOnly To)>();
        foreach (var day in days.Order())
        {
            if (spans.Count > 0 && spans[^1].To.AddDays(1) == day)
            {
                spans[^1] = (spans[^1].From, day);
            }
            else
            {
                spans.Add((day, day));
            }
        }

        return string.Join(", ", spans.Select(span => Span(span.From, span.To)));
    }

    /// <summary>Days in a row from <paramref name="from"/> to <paramref name="to"/>: "22–24 Nov".</summary>
    public static string Span(DateOnly from, DateOnly to) => from switch
    {
        _ when from == to => Day(from),
        _ when (from.Year, from.Month) == (to.Year, to.Month) => $"{from.Day.ToString(CultureInfo.InvariantCulture)}–{Day(to)}",
        _ => $"{Day(from)}–{Day(to)}",
    };
}

/// <summary>One row of numbers of a chart.</summary>
/// <param name="Name">What is counted, as the legend and the table's heading have it.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Values">One number for each of the chart's days; null where nobody knows it, which is no zero.</param>
public sealed record ChartRow(string Name, ChartColour Colour, IReadOnlyList<double?> Values)
{
    /// <summary>All known values together.</summary>
    public double Sum => Values.Sum(value => value ?? 0);
}

/// <summary>The colours of charts; each is one of the theme's, so that it fits both themes.</summary>
public enum ChartColour
{
    Accent,
    Faint,
    Ok,
    Info,
    Warn,
    Bad,
    Idle,
}

/// <summary>Charts' colours as MudChart and as style sheets take them.</summary>
internal static class ChartColours
{
    /// <summary>As the token of wwwroot/app.css that follows the theme.</summary>
    public static string Token(ChartColour colour) => $"var(--{Name(colour)})";

    /// <summary>As a class of the chart's own style sheet.</summary>
    public static string Class(ChartColour colour) => $"is-{Name(colour)}";

    private static string Name(ChartColour colour) => colour.ToString().ToLowerInvariant();
}
