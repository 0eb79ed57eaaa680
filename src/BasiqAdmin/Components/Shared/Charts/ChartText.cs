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

        return string.Join(", ", spans.Select(Span));
    }

    private static string Span((DateOnly From, DateOnly To) span) => span switch
    {
        _ when span.From == span.To => Day(span.From),
        _ when (span.From.Year, span.From.Month) == (span.To.Year, span.To.Month) => $"{span.From.Day.ToString(CultureInfo.InvariantCulture)}–{Day(span.To)}",
        _ => $"{Day(span.From)}–{Day(span.To)}",
    };
}
