using BasiqAdmin.Display;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Banks;

public sealed class HistoryTextTests
{
    [Theory]
    [InlineData(1, "100 %")]
    [InlineData(0.99999, "99.99 %")]
    [InlineData(0.99678, "99.67 %")]
    [InlineData(0.9561, "95.6 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0, "0 %")]
    public void Percent_OfAShare_IsNeverRoundedUpToAllIsWell(double share, string expected) => Assert.Equal(expected, HistoryText.Percent(share));

    [Theory]
    [InlineData("00:00:12", "12 s")]
    [InlineData("00:45:00", "45 min")]
    [InlineData("02:00:00", "2 h")]
    [InlineData("1.06:30:00", "30 h 30 min")]
    [InlineData("3.00:10:00", "3 d")]
    [InlineData("13.09:00:00", "13 d 9 h")]
    public void Length_OfATime_IsCoarserTheLonger(string time, string expected) =>
        Assert.Equal(expected, HistoryText.Length(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Summary_OfWhatNobodyWatched_ClaimsNothing() =>
        Assert.Equal("Last 14 days: Not watched. Not watched at all on 14 days.", HistoryText.Summary(HealthHistory.Of([], 14, Sample.Now)));
}
