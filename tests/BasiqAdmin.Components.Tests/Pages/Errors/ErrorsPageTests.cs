using BasiqAdmin.Components.Pages.Errors;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Errors;

public sealed class ErrorsPageTests : PageTest
{
    private static ErrorCause Cause { get; } = new("PurgeService/3", "Error", "The purge's outcome is unknown", 1200, Sample.Now.AddDays(-2), Sample.Now);

    [Fact]
    public void Entries_Listed_LeadToUserConnectionAndJob()
    {
        Errors.Search.Is(Sample.PageOf(Sample.Error()));
        Errors.Group.Is([Cause]);

        var page = Open<ErrorsPage>("/errors");
        page.Find("details.entries > summary").Click();

        var links = page.FindAll("td a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains($"/users/{Sample.UserId}", links);
        Assert.Contains($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", links);
        Assert.Contains($"/jobs/{Sample.JobId}", links);
        Assert.Contains("The purge's outcome is unknown PurgeService · event 3", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void SupportBundle_Copied_HoldsIdsTimesAndCodeAndNothingElse()
    {
        Errors.Search.Is(Sample.PageOf(Sample.Error()));
        Errors.Group.Is([Cause]);

        var page = Open<ErrorsPage>("/errors");
        page.Find("details.entries > summary").Click();

        Assert.Equal(
            $"""
            at: 2026-11-20T08:50:00.000Z
            level: Error
            code: BasiqAdmin.Services.Purges.PurgeService/3
            userId: {Sample.UserId}
            connectionId: {Sample.ConnectionId}
            jobId: {Sample.JobId}
            correlationId: 8c1f0a52d6e94c57a1b3
            traceId: 4bf92f3577b34da6a3ce929d0e0e4736

            """,
            page.Button("Copy for Basiq").GetAttribute("data-copy"));
    }

    [Fact]
    public void Time_Chosen_ReadsAsAChosenTime_AndTheSameChoiceMeansItAnew()
    {
        var page = Open<ErrorsPage>("/errors");
        page.Choose("Since when", "Last hour");
        page.WaitForAssertion(() => Assert.Equal("A chosen time", page.Chosen("Since when")));
        Time.Advance(TimeSpan.FromMinutes(5));

        page.Choose("Since when", "Last hour");

        page.WaitForAssertion(() => Assert.Equal(Sample.Now.AddMinutes(-55), Errors.Grouped[^1].From));
    }

    [Fact]
    public void Causes_Counted_NarrowToTheirEntries()
    {
        Errors.Group.Is([Cause]);

        var page = Open<ErrorsPage>("/errors");

        Assert.Equal("/errors?cause=PurgeService%2F3", page.Link("The purge's outcome is unknown").GetAttribute("href"));
        Assert.Contains("1,200", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Causes_OneChosen_OpensItsEntriesAndCanBeClosed()
    {
        Errors.Search.Is(Sample.PageOf(Sample.Error()));
        Errors.Group.Is([Cause]);

        var page = Open<ErrorsPage>("/errors?cause=PurgeService%2F3");

        Assert.True(page.Find("details.entries").HasAttribute("open"));
        Assert.Equal("/errors", page.Link("The purge's outcome is unknown").GetAttribute("href"));
        Assert.Equal("PurgeService/3", Errors.Searches[^1].Filter.Cause);
    }

    [Fact]
    public void Entries_Closed_AreReadWhenSomebodyOpensThem()
    {
        Errors.Search.Is(Sample.PageOf(Sample.Error()));
        Errors.Group.Is([Cause]);
        var page = Open<ErrorsPage>("/errors");
        Assert.Empty(Errors.Searches);

        page.Find("details.entries > summary").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("details.entries[open] tbody tr")));
        Assert.Single(Errors.Searches);
        page.Find("details.entries > summary").Click();
        Assert.Empty(page.FindAll("details.entries tbody tr"));
    }

    [Fact]
    public void Causes_WithTheirDays_AreDrawnAndTold()
    {
        Errors.Search.Is(Sample.PageOf(Sample.Error()));
        Errors.Group.Is([new ErrorCause("a", "Error", "One", 20, Sample.Now, Sample.Now) { ByDay = [4, 0, 7] }, new ErrorCause("b", "Warning", "Other", 3, Sample.Now, Sample.Now) { ByDay = [0, 1, 2] }]);

        var page = Open<ErrorsPage>("/errors");

        Assert.Equal("11 in 3 days, 7 today, at most 7 a day", page.Find("tbody svg.days").GetAttribute("aria-label"));
        Assert.Contains("23 of 2 kinds; 9 today", page.Words(), StringComparison.Ordinal);
        Assert.False(page.Find("details.entries").HasAttribute("open"));
    }

    [Theory]
    [InlineData("BasiqAdmin.Components.Pages.FailedJobs.FailedJobsPage #1", "Action failed: failed jobs")]
    [InlineData("BasiqAdmin.Components.Layout.Bell #1", "Action failed: bell")]
    public void Cause_OfAPage_SaysWhichAndNotThatSomePageFailed(string cause, string words) =>
        Assert.Equal(words, ErrorText.CauseOf(new ErrorCause(cause, "Warning", "A page could not load or do something; the person was told.", 1, Sample.Now, Sample.Now)));

    [Fact]
    public void Dropped_Some_IsSaid()
    {
        Errors.Dropped = 1234;

        var page = Open<ErrorsPage>("/errors");

        Assert.Contains("1,234 dropped since the start", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_InTheAddress_AreSearchedForTogether()
    {
        Open<ErrorsPage>($"/errors?q=unknown&level=Error&user={Sample.UserId}&connection={Sample.ConnectionId}&job={Sample.JobId}&correlation=8c1f");

        Assert.Equal(
            new ErrorFilter("unknown", "Error", Sample.UserId.Value, Sample.ConnectionId.Value, Sample.JobId.Value, "8c1f"),
            Assert.Single(Errors.Searches).Filter);
    }

    [Fact]
    public void Since_Chosen_NarrowsFromThen()
    {
        var page = Open<ErrorsPage>("/errors");

        page.Choose("Since when", "Last 24 hours");

        page.WaitForAssertion(() => Assert.Equal(Sample.Now.AddDays(-1), Errors.Grouped[^1].From));
    }

    [Fact]
    public void Days_Chosen_AreWholeDaysOfThePersonWhoLooks()
    {
        Current.Set(Current.Actor, TimeZoneInfo.CreateCustomTimeZone("Melbourne", TimeSpan.FromHours(11), "Melbourne", "Melbourne"));
        var page = Open<ErrorsPage>("/errors");

        page.FindAll("input[type=date]")[0].Change("2026-11-18");
        page.FindAll("input[type=date]")[1].Change("2026-11-19");

        page.WaitForAssertion(() => Assert.Equal(
            new ErrorFilter(From: new DateTimeOffset(2026, 11, 17, 13, 0, 0, TimeSpan.Zero), To: new DateTimeOffset(2026, 11, 19, 13, 0, 0, TimeSpan.Zero)),
            Errors.Grouped[^1]));
        Assert.Equal(["2026-11-18", "2026-11-19"], page.FindAll("input[type=date]").Select(input => input.GetAttribute("value")));
        Assert.DoesNotContain("Since ", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_InTheAddress_GiveWayToASpanAndToAnyTime()
    {
        var page = Open<ErrorsPage>("/errors?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z");

        page.Choose("Since when", "Last 24 hours");

        page.WaitForAssertion(() => Assert.Equal(new ErrorFilter(From: Sample.Now.AddDays(-1)), Errors.Grouped[^1]));
        page.Choose("Since when", "Any time");
        page.WaitForAssertion(() => Assert.Equal(new ErrorFilter(), Errors.Grouped[^1]));
    }

    [Fact]
    public void Entries_None_SayThatNothingWentWrong()
    {
        var page = Open<ErrorsPage>("/errors");

        Assert.Contains("Nothing went wrong yet", page.Words(), StringComparison.Ordinal);
    }
}
