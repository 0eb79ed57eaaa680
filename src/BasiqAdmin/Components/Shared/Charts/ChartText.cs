using System.Globalization;

namespace BasiqAdmin.Components.Shared.Charts;

/// <summary>What charts say in words: days, what was most, and what nobody knows.</summary>
internal static class ChartText
{
    /// <summary>A day, for example "20 Nov".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

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
