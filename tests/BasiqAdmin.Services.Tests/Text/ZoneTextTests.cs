using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Tests.Text;

public sealed class ZoneTextTests
{
    [Theory]
    [InlineData("Australia/Sydney", "2026-11-20T09:00:00Z", "8:00 pm AEDT")]
    [InlineData("Australia/Sydney", "2026-07-20T14:05:00Z", "12:05 am AEST")]
    [InlineData("Australia/Adelaide", "2026-11-20T09:00:00Z", "7:30 pm ACDT")]
    [InlineData("Australia/Perth", "2026-11-20T04:00:00Z", "12:00 pm AWST")]
    [InlineData("Europe/Berlin", "2026-07-20T09:00:00Z", "11:00 am CEST")]
    [InlineData("Asia/Dubai", "2026-11-20T09:00:00Z", "1:00 pm UTC+4")]
    [InlineData("Asia/Kathmandu", "2026-11-20T09:00:00Z", "2:45 pm UTC+5:45")]
    [InlineData("America/Sao_Paulo", "2026-11-20T09:00:00Z", "6:00 am UTC−3")]
    [InlineData("UTC", "2026-11-20T09:00:00Z", "9:00 am UTC")]
    public void TimeOfDay_IsSaidWithItsZone(string zone, string moment, string expected)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var time = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, $"{ZoneText.Clock(TimeZoneInfo.ConvertTime(time, there))} {ZoneText.NameOf(there, time)}");
    }
}
