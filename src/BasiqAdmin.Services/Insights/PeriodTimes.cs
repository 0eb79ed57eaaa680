namespace BasiqAdmin.Services.Insights;

/// <summary>
/// The moments of a period and of the one before. While today lasts, only the part of the earlier period counts that is as old as what there is of this one:
/// a morning would look good beside a whole day.
/// </summary>
internal sealed record PeriodTimes(DateTimeOffset BeforeFrom, DateTimeOffset BeforeTo, DateTimeOffset From, DateTimeOffset To)
{
    public static PeriodTimes Of(InsightsPeriod period, DateTimeOffset now)
    {
        var (from, end) = (StartOf(period.From), StartOf(period.To.AddDays(1)));
        var to = now < end ? now.AddMilliseconds(1) : end;
        var length = TimeSpan.FromDays(period.Days);
        return new PeriodTimes(from - length, to - length, from, to);
    }

    public static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
