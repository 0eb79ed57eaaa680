using BasiqAdmin.Components.Shared.Charts;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Components.Tests.Pages;
using BasiqAdmin.Display;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class DayChartTests : ComponentTest
{
    private static readonly DateOnly[] Days = [new(2026, 11, 29), new(2026, 11, 30), new(2026, 12, 1)];

    [Fact]
    public void Chart_OfBarsAndALine_HasASentenceALegendAndATable()
    {
        var chart = Draw([new ChartRow("Bank", ChartColour.Info, [4, 0, 9])], [new ChartRow("A week before", ChartColour.Faint, [1, 2, 1200])]);

        Assert.Equal("How many?, 29 Nov to 1 Dec. In all: Bank 13. Most on one day: 9.", chart.Find("figure[role=img]").GetAttribute("aria-label"));
        Assert.Equal("Bank 13 A week before", chart.Find(".legend").Words());
        Assert.Equal(["1 Dec 2026 9 1,200", "30 Nov 2026 0 2", "29 Nov 2026 4 1"], chart.FindAll("tbody tr").Select(row => row.Words()));
    }

    [Fact]
    public void Chart_DaysThatNobodyRead_AreNotZero()
    {
        var chart = Draw([new ChartRow("Bank", ChartColour.Info, [null, null, 9])], []);

        Assert.Contains("Not known: 29–30 Nov. Nobody read those days.", chart.Words(), StringComparison.Ordinal);
        Assert.Equal("29 Nov 2026 not known", chart.FindAll("tbody tr")[^1].Words());
    }

    [Fact]
    public void Chart_OfNothingKnown_SaysSoInsteadOfDrawingZero()
    {
        var chart = Draw([new ChartRow("Bank", ChartColour.Info, [null, null, null])], []);

        Assert.Equal("How many? Nothing is known of these days yet.", chart.Words());
        Assert.Empty(chart.FindAll("figure"));
    }

    [Fact]
    public void Chart_OfShares_AddsNothingUp()
    {
        var chart = Render<DayChart>(parameters => parameters.Add(drawn => drawn.Title, "How well?").Add(drawn => drawn.Days, Days).Add(drawn => drawn.IsSum, false)
            .Add(drawn => drawn.Lines, [new ChartRow("Sign-in", ChartColour.Accent, [90, null, 80])]).Add(drawn => drawn.Format, value => $"{value} %"));

        Assert.Equal("How well?, 29 Nov to 1 Dec. Last: Sign-in 80 %. Most on one day: 90 %. Not known: 30 Nov.", chart.Find("figure[role=img]").GetAttribute("aria-label"));
        Assert.Equal("Sign-in", chart.Find(".legend").Words());
    }

    [Theory]
    [InlineData("UTC", "Days are in UTC.", "12 am")]
    [InlineData("Australia/Sydney", "Days are in UTC: each runs 11 am to 11 am AEDT.", "11 am")]
    [InlineData("Australia/Adelaide", "Days are in UTC: each runs 10:30 am to 10:30 am ACDT.", "10:30 am")]
    public void Days_InUtc_SayWhenTheyBeginForWhoeverLooks(string zone, string expected, string start)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);

        Assert.Equal((expected, start), (ChartText.UtcDays(Sample.Now, there), ChartText.UtcMidnight(Sample.Now, there)));
    }

    private IRenderedComponent<DayChart> Draw(IReadOnlyList<ChartRow> bars, IReadOnlyList<ChartRow> lines) =>
        Render<DayChart>(parameters => parameters.Add(drawn => drawn.Title, "How many?").Add(drawn => drawn.Days, Days).Add(drawn => drawn.Bars, bars).Add(drawn => drawn.Lines, lines));
}
