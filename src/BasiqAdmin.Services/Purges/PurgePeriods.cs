namespace BasiqAdmin.Services.Purges;

/// <summary>The periods that the list of purges offers.</summary>
public enum PurgePeriod
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
public static class PurgePeriods
{
    /// <summary>The period around <paramref name="now"/> in the zone of whoever asks: from the first moment to that after the last, UTC.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Of(PurgePeriod period, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = today.AddDays(1 - today.Day);
        var (from, to) = period switch
        {
            PurgePeriod.Today => (today, today.AddDays(1)),
            PurgePeriod.ThisWeek => (monday, monday.AddDays(7)),
            PurgePeriod.LastWeek => (monday.AddDays(-7), monday),
            PurgePeriod.ThisMonth => (first, first.AddMonths(1)),
            _ => (first.AddMonths(-1), first),
        };
        return (StartOf(from, zone), StartOf(to, zone));
    }

    // Where a day begins in the hour that summer time skips, it begins an hour later.
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var start = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }
}
