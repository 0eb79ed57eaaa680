using BasiqAdmin.Display;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData(Period.Today, "2026-11-28T13:00Z", "2026-11-29T13:00Z")]
    [InlineData(Period.ThisWeek, "2026-11-22T13:00Z", "2026-11-29T13:00Z")]
    [InlineData(Period.LastWeek, "2026-11-15T13:00Z", "2026-11-22T13:00Z")]
    [InlineData(Period.ThisMonth, "2026-10-31T13:00Z", "2026-11-30T13:00Z")]
    [InlineData(Period.LastMonth, "2026-09-30T14:00Z", "2026-10-31T13:00Z")]
    public void Period_BeginsAtMidnightOfTheReadersZone(Period period, string from, string to)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var sunday = new DateTimeOffset(2026, 11, 28, 14, 30, 0, TimeSpan.Zero);

        var found = Periods.Of(period, sunday, TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney"));

        Assert.Equal((DateTimeOffset.Parse(from, culture), DateTimeOffset.Parse(to, culture)), found);
    }
}
