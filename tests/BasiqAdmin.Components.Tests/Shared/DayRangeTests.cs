using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class DayRangeTests : ComponentTest
{
    private readonly List<(DateTimeOffset? From, DateTimeOffset? To)> _chosen = [];

    public DayRangeTests() => Current.Set(Current.Actor, TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney"));

    [Theory]
    [InlineData("From", "0001-01-01")]
    [InlineData("From", "1999-12-31")]
    [InlineData("To", "2101-01-01")]
    [InlineData("To", "9999-12-31")]
    public void Day_FarOut_ChangesNothing(string field, string day)
    {
        var range = Show();

        Input(range, field).Change(day);

        Assert.Empty(_chosen);
    }

    [Fact]
    public void Days_AtTheEnds_AreWholeDaysOfThePersonsOwnClock()
    {
        var range = Show();

        Input(range, "From").Change("2000-01-01");
        Input(range, "To").Change("2100-12-31");

        Assert.Equal([(Utc(1999, 12, 31, 13), null), (null, Utc(2100, 12, 31, 13))], _chosen);
    }

    [Fact]
    public void Day_TakenOut_NoLongerLimits()
    {
        var range = Show(from: Utc(2026, 11, 19, 13), to: Utc(2026, 11, 20, 13));
        Assert.Equal("2026-11-20", Input(range, "From").GetAttribute("value"));
        Assert.Equal("2026-11-20", Input(range, "To").GetAttribute("value"));

        Input(range, "From").Change(string.Empty);

        Assert.Equal([(null, Utc(2026, 11, 20, 13))], _chosen);
    }

    [Fact]
    public void Limits_OutOfAnAddress_FarOut_AreNotWrittenIntoTheFields()
    {
        var range = Show(from: DateTimeOffset.MinValue, to: DateTimeOffset.MinValue);

        Assert.All(range.FindAll("input"), input => Assert.False(input.HasAttribute("value")));
    }

    private IRenderedComponent<DayRange> Show(DateTimeOffset? from = null, DateTimeOffset? to = null) => Render<DayRange>(parameters => parameters
        .Add(range => range.From, from)
        .Add(range => range.To, to)
        .Add(range => range.OnChanged, _chosen.Add));

    private static AngleSharp.Dom.IElement Input(IRenderedComponent<DayRange> range, string label) =>
        range.FindAll("label").Single(one => one.ReadableText() == label).QuerySelector("input")!;

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
