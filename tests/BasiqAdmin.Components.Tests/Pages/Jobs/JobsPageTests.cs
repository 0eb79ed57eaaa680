using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Jobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Jobs;

public sealed class JobsPageTests : PageTest
{
    [Fact]
    public void Jobs_Listed_LeadToTheJobItsUserAndItsCode()
    {
        Jobs.Search.Is(Sample.PageOf(SampleJobs.InList(JobStatus.Failed)));

        var page = Open<JobsPage>("/jobs");

        Assert.Equal($"/jobs/{Sample.JobId}", page.Link("Failed").GetAttribute("href"));
        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
        Assert.Equal("/jobs?code=invalid-credentials", page.Link("Invalid credentials").GetAttribute("href"));
        Assert.Contains("Failed Invalid credentials at Accounts", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_ThatWereJudged_NameTheReasonAsTheDiagnosisDoes()
    {
        Jobs.Search.Is(Sample.PageOf(SampleJobs.InList(JobStatus.Failed) with { Cause = Cause.AccountLocked }));

        var page = Open<JobsPage>("/jobs?cause=accountlocked");

        Assert.Equal("/jobs?cause=accountlocked", page.Link(Diagnosis.TitleOf(Cause.AccountLocked)).GetAttribute("href"));
        Assert.Equal("/jobs", page.Link($"Stop narrowing by reason: {Diagnosis.TitleOf(Cause.AccountLocked)}").GetAttribute("href"));
    }

    [Fact]
    public void Jobs_FirstSentence_SaysWhatRunsWhatFailedLatelyAndWhere()
    {
        Jobs.Count.Is(new Dictionary<JobStatus, int> { [JobStatus.Running] = 3 });
        Jobs.Failures.Is(new LateFailures(Sample.Now.AddDays(-1), 41, InstitutionId.Parse("AU00002"), "Wallaby Bank", 12));

        var sentence = Open<JobsPage>("/jobs").Find(".page-head-sub");

        Assert.Equal("3 running. 41 failed in the last 24 h . Most at Wallaby Bank : 12.", sentence.Words());
        Assert.Equal(["/jobs?state=failed&since=2026-11-19T09:00:00.0000000Z", "/jobs?state=failed&institution=AU00002&since=2026-11-19T09:00:00.0000000Z"], sentence.QuerySelectorAll("a").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")!)));
    }

    [Fact]
    public void Jobs_OfAGoodDay_SayThatNoneFailed()
    {
        Jobs.Count.Is(new Dictionary<JobStatus, int> { [JobStatus.Running] = 0 });

        Assert.Equal("0 running. None failed in the last 24 h.", Open<JobsPage>("/jobs").Find(".page-head-sub").Words());
    }

    [Theory]
    [InlineData("major-outage", "Bank Major outage")]
    [InlineData("under-maintenance", null)]
    [InlineData("operational", null)]
    public void Jobs_OfABankInTrouble_SayHowItIs(string status, string? words)
    {
        Jobs.Search.Is(Sample.PageOf(SampleJobs.InList(JobStatus.Failed) with { BankStatus = ConnectorStatus.From(status) }));

        var page = Open<JobsPage>("/jobs");

        Assert.Equal(words, page.FindAll("td small:has(.bank-status)").SingleOrDefault()?.Words());
    }

    [Fact]
    public void Jobs_InAnUnknownState_HaveAChipWhereThereAreSome()
    {
        Jobs.Count.Is(new Dictionary<JobStatus, int> { [JobStatus.Unknown] = 2 });

        Assert.Equal("Unknown 2", Open<JobsPage>("/jobs").FindAll(".count-chip")[^2].Words());
    }

    [Fact]
    public void Jobs_Tabs_AreWhatRunsWhatFailedAndWhatSucceeded()
    {
        Jobs.Count.Is(new Dictionary<JobStatus, int> { [JobStatus.Succeeded] = 7, [JobStatus.Failed] = 1200, [JobStatus.Queued] = 1, [JobStatus.Running] = 2 });

        var page = Open<JobsPage>("/jobs?state=failed");

        Assert.Equal(["Running 3", "Failed 1,200", "Succeeded 7", "All 1,210"], page.FindAll(".count-chip").Select(chip => chip.Words()));
        Assert.Equal("Failed 1,200", page.Find(".count-chip[aria-current]").Words());
    }

    [Fact]
    public void Jobs_Ended_SayHowLongTheyTookAgainstTheUsual()
    {
        Jobs.Search.Is(Sample.PageOf(SampleJobs.InList(JobStatus.Succeeded) with { Usual = TimeSpan.FromSeconds(16) }));

        Assert.Contains("38 s usual 16 s", Open<JobsPage>("/jobs").Find("tbody tr").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_Address_NarrowsAndPages()
    {
        Open<JobsPage>($"/jobs?state=failed&institution=AU00002&code=maintenance&q={Sample.ConnectionId}&size=50&sort=created");

        var (filter, page) = Assert.Single(Jobs.Searches);
        Assert.Equal(new JobFilter(JobStatus.Failed, InstitutionId.Parse("AU00002"), "maintenance", Sample.ConnectionId.Value), filter);
        Assert.Equal(new PageRequest(50, null, "created"), page);
    }

    [Fact]
    public void Jobs_TimeChosen_IsInTheAddressAndCanBeTakenBack()
    {
        var page = Open<JobsPage>("/jobs");
        page.Button("+ Filter").Click();

        page.Choose("Since when", "Last 24 hours");

        page.WaitForAssertion(() => Assert.Equal(new JobFilter(Since: Sample.Now.AddDays(-1)), Jobs.Searches[^1].Filter));
        page.WaitForAssertion(() => Assert.Equal("/jobs", page.Link("Stop narrowing by time: Since yesterday 9:00 am").GetAttribute("href")));
    }

    [Fact]
    public void Jobs_OfAStretchOfTime_CanBeWidenedAtEitherEnd()
    {
        var page = Open<JobsPage>("/jobs?since=2026-11-19T09:00:00Z&until=2026-11-19T10:00:00Z");

        Assert.Equal(new JobFilter(Since: Sample.Now.AddDays(-1), Until: Sample.Now.AddHours(-23)), Jobs.Searches[^1].Filter);
        Assert.StartsWith("/jobs?since=2026-11-19T09", page.Link("Stop narrowing by the end of the time: Until yesterday 10:00 am").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_OfOneBank_AreNamedAfterIt()
    {
        Jobs.Search.Is(Sample.PageOf(SampleJobs.InList(JobStatus.Queued)));

        var page = Open<JobsPage>("/jobs?institution=AU00002");

        Assert.Equal("/jobs", page.Link("Pied Piper Credit Union: show every bank").GetAttribute("href"));
    }

    [Fact]
    public void Jobs_None_SayHowTheyGetHere()
    {
        Assert.Contains("No job is known yet", Open<JobsPage>("/jobs").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_NoneOfTheFilter_CanBeWidened()
    {
        var page = Open<JobsPage>("/jobs?q=nobody");

        Assert.Contains("No job matches", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/jobs", page.Link("Show all jobs").GetAttribute("href"));
    }

    [Fact]
    public void Jobs_Unreadable_OfferRetry()
    {
        Jobs.Search.Fails(new InvalidOperationException("away"));

        Assert.Contains("Jobs could not be loaded", Open<JobsPage>("/jobs").Find("[role=alert]").Words(), StringComparison.Ordinal);
    }
}
