using BasiqAdmin.Display;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class RelativeTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-20T08:59:30Z", "now")]
    [InlineData("2026-11-20T08:38:00Z", "22 min ago")]
    [InlineData("2026-11-20T06:00:00Z", "3 h ago")]
    [InlineData("2026-11-19T18:04:00Z", "yesterday 6:04 pm")]
    [InlineData("2026-11-18T23:00:00Z", "2 days ago")]
    [InlineData("2026-11-01T10:00:00Z", "1 Nov 2026")]
    [InlineData("2026-11-20T09:38:00Z", "in 38 min")]
    [InlineData("2026-11-20T12:00:00Z", "in 3 h")]
    [InlineData("2026-11-21T07:15:00Z", "tomorrow 7:15 am")]
    [InlineData("2026-11-25T09:00:00Z", "in 5 days")]
    [InlineData("2027-10-20T09:00:00Z", "in 11 months")]
    [InlineData("2027-11-25T09:00:00Z", "in 1 year")]
    [InlineData("2029-12-25T09:00:00Z", "in 3 years")]
    public void RelativeTime_Moment_IsSaidAsPeopleSayIt(string moment, string expected)
    {
        Assert.Equal(expected, RelativeTime.Describe(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void RelativeTime_Yesterday_IsTheBrowsersYesterday()
    {
        var sydney = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney");
        var elevenHoursAgo = Now.AddHours(-11);

        Assert.Equal("11 h ago", RelativeTime.Describe(elevenHoursAgo, Now, sydney));
        Assert.Equal("yesterday 10:00 pm", RelativeTime.Describe(elevenHoursAgo, Now, TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData("2026-11-20T06:17:00Z", "6:17 am")]
    [InlineData("2026-11-20T12:00:00Z", "12:00 pm")]
    [InlineData("2026-11-19T18:04:00Z", "yesterday 6:04 pm")]
    [InlineData("2026-11-21T07:15:00Z", "tomorrow 7:15 am")]
    [InlineData("2026-11-17T23:00:00Z", "Tue 17 Nov")]
    [InlineData("2026-11-01T10:00:00Z", "1 Nov")]
    [InlineData("2025-11-01T10:00:00Z", "1 Nov 2025")]
    public void RelativeTime_Point_FollowsSinceAndUntil(string moment, string expected)
    {
        Assert.Equal(expected, RelativeTime.Point(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), Now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void RelativeTime_Exact_GivesLocalTimeAndUtc()
    {
        var sydney = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney");

        Assert.Equal("20 Nov 2026 8:00:00 pm AEDT · 20 Nov 2026 09:00:00 UTC", RelativeTime.Exact(Now, sydney));
        Assert.Equal("20 Nov 2026 09:00:00 UTC", RelativeTime.Exact(Now, TimeZoneInfo.Utc));
    }
}
