using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class TrendTests : PageTest
{
    [Fact]
    public void Trend_OfSevenDays_IsDrawnAndHasTheNumbersBehindIt()
    {
        Inbox.Trend.Is(SampleCases.Trend());

        var page = Open<FailedJobsPage>("/failed-jobs?days=7");

        Assert.Equal(7, Assert.Single(Inbox.Trends));
        Assert.Contains("Median time to close: 5 h 0 min · 5 cases closed in 7 days", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Failed jobs a day, by who must act, 14 Nov to 20 Nov. In all: Customer 4, Bank 9, Basiq 0, Our team 0. Most on one day: 13.", page.Find("figure[role=img]").GetAttribute("aria-label"));
        Assert.Equal("20 Nov 2026 4 9 0 0", page.Find("[aria-label='Failed jobs a day, by who must act'] tbody tr").Words());
        Assert.Equal("20 Nov 2026 13", page.Find("[aria-label='Failed jobs a day, by bank'] tbody tr").Words());
        Assert.Contains("All other banks: 2", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_ThatNobodyAskedFor_IsNotRead()
    {
        var page = Open<FailedJobsPage>("/failed-jobs");

        Assert.Empty(page.FindAll("figure[role=img]"));
        Assert.Empty(Inbox.Trends);
        Assert.Equal("/failed-jobs?days=30", page.Link("Show trend").GetAttribute("href"));
    }

    [Theory]
    [InlineData(true, "No failed job of the last 30 days is known so far.")]
    [InlineData(false, "No job failed in the last 30 days.")]
    public void Trend_OfNothing_SaysWhetherEverybodyWasLookedAt(bool isFirstRound, string expected)
    {
        Inbox.Round.Is(isFirstRound ? new FirstRound(412, 0, 1000) : null);

        var words = Open<FailedJobsPage>("/failed-jobs?days=30").Words();

        Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.Equal(isFirstRound, words.Contains("We are still checking every user for the first time", StringComparison.Ordinal));
    }

    [Fact]
    public void Trend_DaysBeforeTheFirstContact_AreAGapAndNotZero()
    {
        var trend = SampleCases.Trend();
        Inbox.Trend.Is(trend with { KnownFrom = trend.From.AddDays(3) });

        var page = Open<FailedJobsPage>("/failed-jobs?days=30");

        Assert.EndsWith("Not known: 14–16 Nov.", page.Find("figure[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Not known: 14–16 Nov. Nobody read those days.", page.Words(), StringComparison.Ordinal);
        var rows = page.FindAll("[aria-label='Failed jobs a day, by who must act'] tbody tr").Select(row => row.Words()).ToList();
        Assert.All(rows.TakeLast(3), row => Assert.EndsWith("not known", row, StringComparison.Ordinal));
        Assert.DoesNotContain("not known", rows[^4], StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_InTheFirstRound_SaysThatItGrows()
    {
        Inbox.Round.Is(new FirstRound(412, 0, 1000));
        Inbox.Trend.Is(SampleCases.Trend());

        Assert.Contains("These numbers will grow", Open<FailedJobsPage>("/failed-jobs?days=30").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_OtherDays_LeaveTheListAsItIs()
    {
        Inbox.Trend.Is(SampleCases.Trend());
        var page = Open<FailedJobsPage>("/failed-jobs?days=30");

        Navigation.NavigateTo(page.Link("90 days").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal([30, 90], Inbox.Trends));
        Assert.Single(Inbox.Searches);
    }
}
