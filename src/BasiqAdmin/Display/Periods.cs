namespace BasiqAdmin.Display;

/// <summary>The periods that lists offer.</summary>
public enum Period
{
    /// <summary>Since midnight.</summary>
    Today = 0,

    /// <summary>Since Monday.</summary>
    ThisWeek = 1,

    /// <summary>From Monday to Sunday of the week before.</summary>
    LastWeek = 2,

    /// <summary>Since the first of the month.</summary>
    ThisMonth = 3,

    /// <summary>The whole month before.</summary>
    LastMonth = 4,
}

/// <summary>When those periods begin and end.</summary>
public static class Periods
{
    /// <summary>The period around <paramref name="now"/> in the zone of whoever asks: from the first moment to that after the last, UTC.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Of(Period period, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = today.AddDays(1 - today.Day);
        var (from, to) = period switch
        {
            Period.Today => (today, today.AddDays(1)),
            Period.ThisWeek => (monday, monday.AddDays(7)),
            Period.LastWeek => (monday.AddDays(-7), monday),
            Period.ThisMonth => (first, first.AddMonths(1)),
            _ => (first.AddMonths(-1), first),
        };
        return (StartOf(from, zone), StartOf(to, zone));
    }

    /// <summary>The first moment of a day in a zone, UTC. Where a day begins in the hour that summer time skips, it begins an hour later.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var start = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }
}
