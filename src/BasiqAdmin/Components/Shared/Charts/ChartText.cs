using System.Globalization;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Components.Shared.Charts;

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
