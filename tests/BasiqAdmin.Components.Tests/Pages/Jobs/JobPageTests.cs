using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Jobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Jobs;

public sealed class JobPageTests : PageTest
{
    [Fact]
    public void Job_Failed_ShowsWhatWentWrongWhatItMeansAndWhatToDo()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed(), SampleJobs.Diagnosis()));

        var page = Open();

        Assert.Equal("Job of 20 Nov, 6:00 am · Gavin B. at Pied Piper Credit Union", page.Find("h1").Words());
        Assert.Equal("Failed", page.Find("header .badge").Words());
        Assert.Equal("Basiq's words Cannot login to target system. Detail Account is locked. Code Show invalid-credentials", page.Find("ol[aria-label=Steps] dl").Words());
        Assert.False(page.Find("ol[aria-label=Steps] details:has(code)").HasAttribute("open"));
        var diagnosis = page.Find("section[aria-label=Diagnosis]");
        Assert.Contains("Pied Piper has locked the customer's access. since 6:00 am Customer must act", diagnosis.Words(), StringComparison.Ordinal);
        Assert.Equal("Please contact Pied Piper to unlock your access.", page.Button("Copy message").GetAttribute("data-copy"));
    }

    [Theory]
    [InlineData(ActionOwner.Customer, false, "Copy message")]
    [InlineData(ActionOwner.Basiq, false, "Report to Basiq")]
    [InlineData(ActionOwner.Bank, false, null)]
    [InlineData(ActionOwner.Customer, true, null)]
    public void FilledButton_IsTheNextStepOfTheNewestJob(ActionOwner owner, bool hasLater, string? button)
    {
        var diagnosis = SampleJobs.Diagnosis(owner) with { Retry = new RetryAdvice(RetryKind.Never, null, "So it is.") };
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed(), diagnosis, later: hasLater ? SampleJobs.Succeeded() : null));

        Assert.Equal(button, Open().FindAll(".mud-button-filled, .button.primary").SingleOrDefault()?.Words());
    }

    [Theory]
    [InlineData(null, null, null, "Basiq's words Basiq gave no reason")]
    [InlineData(null, "Account is locked.", null, "Basiq's words Account is locked.")]
    [InlineData("Cannot login.", null, "invalid-credentials", "Basiq's words Cannot login. Code Show invalid-credentials")]
    public void Step_ThatFailed_ShowsOnlyWhatBasiqSaid(string? title, string? detail, string? code, string expected)
    {
        var failed = SampleJobs.Step("retrieve-accounts", JobStepStatus.Failed) with { Error = new BasiqError("retrieve-accounts", code, title, detail) };
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed() with { Steps = [failed] }));

        Assert.Equal(expected, Open().Find("ol[aria-label=Steps] dl").Words());
    }

    [Fact]
    public void Job_OfAConnectionWhoseDataWasPurged_SaysWhen()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded()) with { PurgedAt = Sample.Now.AddDays(-2) });

        Assert.Contains("Active Data purged 18 Nov", Open().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Job_WithACase_LeadsToIt()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed(), SampleJobs.Diagnosis()) with { CaseNumber = 12 });

        Assert.Equal("/failed-jobs?case=12", Open().Link("Case 12").GetAttribute("href"));
    }

    [Fact]
    public void Steps_ObservedTimes_AreLabelledAndStandBesideTheBanksAverage()
    {
        var unobserved = SampleJobs.Step("retrieve-accounts", JobStepStatus.Success) with { Timing = null, Average = null, ResultUrl = "/users/u-1/accounts" };
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded() with { Steps = [SampleJobs.Step("verify-credentials", JobStepStatus.Success), unobserved] }));

        var page = Open();

        var steps = page.FindAll("ol[aria-label=Steps] li");
        Assert.StartsWith("Technical details verify-credentials observed 12 s ± 2 s retrieve-accounts not observed Result at Basiq /users/u-1/accounts", page.Find("details:not([open])").Words(), StringComparison.Ordinal);
        Assert.Equal("Sign-in done 12 s usual 10 s", steps[0].Words());
        Assert.Equal("Accounts done not observed", steps[1].Words());
    }

    [Fact]
    public void Steps_AreDrawnToScaleOneAfterAnother_AndNotWhereTheyWereNotReached()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed() with { Duration = TimeSpan.FromSeconds(24), Average = null }));

        var bars = Open().FindAll("ol[aria-label=Steps] rect.bar");

        Assert.Equal([("0%", "50%"), ("50%", "50%")], bars.Select(bar => (bar.GetAttribute("x"), bar.GetAttribute("width"))));
    }

    [Fact]
    public void Job_WhileItRuns_IsFollowedAndAnnounced()
    {
        var page = Open();
        Jobs.Shows(SampleJobs.Details(SampleJobs.Queued()));
        page.WaitForAssertion(() => Assert.Equal("Queued", page.Find("header .badge").Words()));
        Assert.Contains("followed live", page.Words(), StringComparison.Ordinal);

        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        page.WaitForAssertion(() => Assert.Equal("Step 2 of 3, Accounts, is under way.", page.Find("[role=status][aria-live=polite]").Words()));
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded() with { Id = Sample.JobId }));
        Jobs.EndsWatch();

        page.WaitForAssertion(() => Assert.Equal("The job succeeded.", page.Find("[role=status][aria-live=polite]").Words()));
        Assert.Equal("Succeeded", page.Find("header .badge").Words());
        Assert.DoesNotContain("followed live", page.Words(), StringComparison.Ordinal);
        Assert.Equal(Sample.JobId, Assert.Single(Jobs.Watches));
    }

    [Fact]
    public void Step_UnderWay_CountsOnBetweenTwoLooks()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        var page = Open();
        Assert.Contains("observed for 4 s ± 1 s so far", page.Words(), StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromSeconds(3));

        page.WaitForAssertion(() => Assert.Contains("observed for 7 s ± 1 s so far", page.Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Job_Paused_SaysWhyAndWhenItGoesOn()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Queued()) with { PausedUntil = Sample.Now.AddMinutes(4) });

        var page = Open();

        Assert.Contains("Another job at this bank may use the same login.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("It goes on in 4 min at the latest ( 20 Nov 2026 09:04:00 UTC ).", page.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token", "The bank waits for the customer to give a code.")]
    [InlineData("security-questions", "The bank waits for the customer to give answers to its security questions.")]
    [InlineData("iris-scan", "The bank waits for the customer to give iris-scan.")]
    public void Job_Challenged_SaysWhatTheCustomerMustGiveAndUntilWhen(string challenge, string expected)
    {
        var step = SampleJobs.Step("mfa-challenge", JobStepStatus.InProgress) with { Challenge = challenge, ChallengeExpiresAt = Sample.Now.AddMinutes(2) };
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running() with { Steps = [step] }));

        var text = Open().Words();

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("20 Nov 2026 09:02:00 UTC", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_Opened_LeadsToItsUserConnectionBankAndNeighbours()
    {
        var later = SampleJobs.Succeeded() with { CreatedAt = Sample.Now.AddHours(-1) };
        var earlier = SampleJobs.Succeeded() with { Id = JobId.Parse("earlier-job"), CreatedAt = Sample.Now.AddHours(-5) };
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed(), null, earlier, later));

        var page = Open();

        Assert.Equal(["Users", "Gavin B••••••", "Pied Piper Credit Union", "Job"], page.FindAll("nav li.mud-breadcrumb-item").Select(crumb => crumb.Words()));
        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.FindAll(".crumbs a")[2].GetAttribute("href"));
        Assert.Contains("Bank health Operational Method Open banking Kind connection Started 3 h ago Started by Ota", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/jobs/earlier-job", page.Link("Earlier job: Succeeded, 5 h ago").GetAttribute("href"));
        Assert.Equal($"/jobs/{later.Id}", page.Link("Later job: Succeeded, 1 h ago").GetAttribute("href"));
    }

    [Fact]
    public void Job_KnownToNobody_SaysSo()
    {
        Jobs.EndsWatch();
        var page = Open();

        Jobs.EndsWatch();

        page.WaitForAssertion(() => Assert.Contains("Nobody knows this job", page.Words(), StringComparison.Ordinal));
        Assert.Equal("/jobs", page.Link("Search jobs").GetAttribute("href"));
    }

    [Fact]
    public void Job_MalformedId_IsNotAskedFor()
    {
        var page = Open<JobPage>("/jobs/no.id", ("Job", "no.id"));

        Assert.Contains("Nobody knows this job", page.Words(), StringComparison.Ordinal);
        Assert.Empty(Jobs.Watches);
    }

    [Fact]
    public void Watch_BrokenBeforeAnything_OffersRetry()
    {
        var page = Open();
        Jobs.EndsWatch(new InvalidOperationException("away"));
        page.WaitForAssertion(() => Assert.Contains("Job could not be loaded", page.Find("[role=alert]").Words(), StringComparison.Ordinal));
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed()));

        page.Button("Retry").Click();

        page.WaitForAssertion(() => Assert.Equal("Failed", page.Find("header .badge").Words()));
    }

    [Fact]
    public void Watch_BrokenOnTheWay_KeepsWhatWasSeenAndOffersRetry()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        var page = Open();
        Jobs.EndsWatch(new InvalidOperationException("away"));
        page.WaitForAssertion(() => Assert.Contains("This page no longer follows the job", page.Find("[role=alert]").Words(), StringComparison.Ordinal));
        Assert.Equal("Running", page.Find("header .badge").Words());
        Jobs.Shows(SampleJobs.Details(SampleJobs.Failed()));

        page.Button("Retry").Click();

        page.WaitForAssertion(() => Assert.Equal("Failed", page.Find("header .badge").Words()));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void Watch_OfARunningJobThatBasiqHasForgotten_SaysSo()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        var page = Open();
        page.WaitForAssertion(() => Assert.Contains("followed live", page.Words(), StringComparison.Ordinal));

        Jobs.EndsWatch();

        page.WaitForAssertion(() => Assert.Contains("This page no longer follows the job Basiq no longer knows this job.", page.Find("[role=alert]").Words(), StringComparison.Ordinal));
        Assert.Equal("Running", page.Find("header .badge").Words());
        Assert.DoesNotContain("followed live", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Left_StopsWatching()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        var page = Open();
        Assert.Equal(1, Jobs.Watching);

        page.Instance.Dispose();

        page.WaitForAssertion(() => Assert.Equal(0, Jobs.Watching));
    }

    [Fact]
    public void OtherJob_OpenedOnTheSamePage_IsWatchedInsteadOfTheFirst()
    {
        Jobs.Shows(SampleJobs.Details(SampleJobs.Running()));
        var page = Open();

        page.Render(parameters => parameters.Add(job => job.Job, "other-job"));
        Assert.Empty(page.FindAll("header .badge"));
        Jobs.Shows(SampleJobs.Details(SampleJobs.Succeeded() with { Id = JobId.Parse("other-job") }));

        page.WaitForAssertion(() => Assert.Equal("Succeeded", page.Find("header .badge").Words()));
        page.WaitForAssertion(() => Assert.Equal(1, Jobs.Watching));
        Assert.Equal([Sample.JobId, JobId.Parse("other-job")], Jobs.Watches);
    }

    [Fact]
    public void Failure_Logged_CarriesTheJobsId()
    {
        var page = Open();

        Jobs.EndsWatch(new InvalidOperationException("away"));

        page.WaitForAssertion(() => Assert.Equal(Sample.JobId.Value, Assert.Single(Logs.Lines).Fields["jobId"]));
    }

    private IRenderedComponent<JobPage> Open() => Open<JobPage>($"/jobs/{Sample.JobId}", ("Job", Sample.JobId.Value));
}
