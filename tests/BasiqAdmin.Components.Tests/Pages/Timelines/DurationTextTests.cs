using BasiqAdmin.Display;

namespace BasiqAdmin.Components.Tests.Pages.Timelines;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.84, "0.8 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(38, "38 s")]
    [InlineData(59.6, "1 min 0 s")]
    [InlineData(65, "1 min 5 s")]
    [InlineData(3599.9, "1 h 0 min")]
    [InlineData(7380, "2 h 3 min")]
    [InlineData(200000, "2 days")]
    public void Duration_TheLonger_TheCoarser(double seconds, string expected)
    {
        Assert.Equal(expected, DurationText.Of(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void ObservedDuration_CarriesItsError()
    {
        Assert.Equal("12 s ± 1.5 s", DurationText.Of(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(1.5)));
    }
}
