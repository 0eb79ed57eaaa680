using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Insights;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Insights;

public sealed class InsightsPageTests : PageTest
{
    private static readonly InsightLink OfTheBank = new(new CaseFilter { Institution = SampleCases.Bank }, null);

    public InsightsPageTests()
    {
        SignInAs(Role.TeamLead);
        var report = FakeInsights.Report(7);
        Report.Read.Is(report with
        {
            Failures = new Compared(268, 240),
            Jobs = new Compared(1200, 1250),
            ByCause = [new CauseInsight(ActionOwner.Customer, Cause.AccountLocked, "Locked out by the bank", new Compared(31, 43), new InsightLink(new CaseFilter { Cause = Cause.AccountLocked }, new JobFilter(JobStatus.Failed) { Cause = Cause.AccountLocked }))],
            Banks =
            [
                new BankInsight(SampleCases.Bank, "Pied Piper Credit Union", new Compared(20, 12), OfTheBank,
                    [new BankCauseInsight(Cause.AccountLocked, new Compared(18, 12), new InsightLink(new CaseFilter { Cause = Cause.AccountLocked, Institution = SampleCases.Bank }, null))]),
                new BankInsight(null, "No bank", new Compared(2, 2), null, []),
            ],
            OtherBanks = 4,
            ByDay = [new InsightDay(report.Period.From, null, 4, 9)],
            Closing = new ClosingInsight(new Compared(50, 60), TimeSpan.FromHours(29), TimeSpan.FromHours(20), 268, 239, Sample.Now.AddDays(-6)),
            People = [new PersonInsight("dev-team-lead", "Mira", 14, new Compared(9, 5), new InsightLink(new CaseFilter { Assignee = "dev-team-lead" }, null))],
            LeastReliable = [new BankReliability(SampleCases.Bank, "Pied Piper Credit Union", new SuccessRate(80, 20, 0), new SuccessRate(90, 10, 0), 5, OfTheBank)],
        });
    }

    [Fact]
    public void Report_AgainstThePeriodBefore_SaysWhatChanged()
    {
        var page = Open<InsightsPage>("/insights");

        Assert.Contains("14–20 Nov against 7–13 Nov. Days are in UTC.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Failures 268 +28 worse of jobs 1,200 −50 Cases closed 50 −10 worse Median to close 29 h 0 min +9 h 0 min worse Open now 268 Unassigned 239 Oldest 6 days ago", page.Find(".figures").Words());
        Assert.Contains("5 more closed than opened.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Locked out by the bank Customer 31 43 −12", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Mira 14 9 +4", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Pied Piper Credit Union 80 % −10 pt worse 5", page.Words(), StringComparison.Ordinal);
        Assert.Contains("All other banks: 4", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void FirstSentence_SaysWhetherItIsWorse_ByWhatAndWhoMustAct()
    {
        Report.Read.Is(FakeInsights.Report(7) with
        {
            Failures = new Compared(268, 240),
            ByCause = [Of(Cause.AccountLocked, ActionOwner.Customer, 31, 43), Of(Cause.BankDown, ActionOwner.Bank, 50, 20), Of(Cause.WrongLogin, ActionOwner.Customer, 90, 80)],
        });

        var lead = Open<InsightsPage>("/insights").Find(".lead");

        Assert.Equal("Worse: 268 jobs failed in 7 days, 28 more than in the 7 days before. Bank is down rose most, by 30. Bank must act.", lead.Words());
        Assert.Equal("/failed-jobs?cause=bankdown", lead.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(200, 240, "Better: 200 jobs failed in 7 days, 40 fewer than in the 7 days before. Bank is down fell most, by 12.")]
    [InlineData(240, 240, "As before: 240 jobs failed in 7 days, as in the 7 days before.")]
    [InlineData(1, null, "1 job failed in 7 days. Nothing to compare with yet.")]
    public void FirstSentence_OfEachDirection_GivesTheEvidence(int now, int? before, string expected)
    {
        Report.Read.Is(FakeInsights.Report(7) with { Failures = new Compared(now, before), ByCause = [Of(Cause.BankDown, ActionOwner.Bank, 8, before is null ? null : 20)] });

        Assert.Equal(expected, Open<InsightsPage>("/insights").Find(".lead").Words());
    }

    [Fact]
    public void FirstRound_UnderWay_IsToldAndNothingIsCompared()
    {
        Inbox.Round.Is(new FirstRound(412, 0, 1000));
        Report.Read.Is(FakeInsights.Report(7) with { Failures = new Compared(200, 240), ByCause = [Of(Cause.BankDown, ActionOwner.Bank, 8, 20)] });

        var page = Open<InsightsPage>("/insights");

        Assert.Equal("200 jobs failed in 7 days. Not all users are checked yet.", page.Find(".lead").Words());
        Assert.Contains("412 of 1,000 users checked", page.Find(".first-round").Words(), StringComparison.Ordinal);
        Inbox.Round.Is(null);
        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.StartsWith("Better: 200 jobs failed", page.Find(".lead").Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Failures_ADay_HaveTheLineOfThePeriodBefore()
    {
        var report = FakeInsights.Report(7);
        Report.Read.Is(report with { ByDay = [new InsightDay(report.Period.From, new Dictionary<ActionOwner, int> { [ActionOwner.Bank] = 3 }, 4, 9)], DaysBefore = [5] });

        var chart = Open<InsightsPage>("/insights").Find(".day-chart");

        Assert.Equal("All, a week before", chart.QuerySelectorAll(".legend li")[^1].Words());
        Assert.EndsWith("0 3 0 0 5", chart.QuerySelector("tbody tr")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_LeadToTheInboxAndCausesToTheJobs()
    {
        var page = Open<InsightsPage>("/insights");

        Assert.Equal("/failed-jobs?cause=accountlocked&bank=AU00002", page.Link("Pied Piper Credit Union, Locked out by the bank: 18, +6").GetAttribute("href"));
        Assert.Equal("/failed-jobs?bank=AU00002", page.Link("Pied Piper Credit Union, all: 20").GetAttribute("href"));
        Assert.Equal("/failed-jobs?cause=accountlocked", page.Link("Inbox, open cases: Locked out by the bank").GetAttribute("href"));
        Assert.StartsWith("/jobs?", page.Link("Locked out by the bank").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/failed-jobs?assignee=dev-team-lead", page.Link("Mira: 14 open cases").GetAttribute("href"));
    }

    [Fact]
    public void Period_IsInTheAddress()
    {
        var page = Open<InsightsPage>("/insights?days=28");
        Assert.Equal("28 days", page.Find(".insights-days a[aria-current]").Words());

        Navigation.NavigateTo(page.Link("90 days").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal([28, 90], Report.Asked.Select(period => period.Days)));
        page.WaitForAssertion(() => Assert.Equal("90 days", page.Find(".insights-days a[aria-current]").Words()));
    }

    [Fact]
    public void Report_WithNothingToCompareWith_SaysSoAndNamesNoChange()
    {
        var nothing = new Compared(3, null);
        Report.Read.Is(FakeInsights.Report(7) with { Failures = nothing, Jobs = nothing, Closing = new ClosingInsight(nothing, null, null, 0, 0, null), IsComparable = false });

        var page = Open<InsightsPage>("/insights");

        Assert.Contains("Nothing to compare with: nobody read every day of the period before.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Failures 3 — of jobs 3 — Cases closed 3 — Median to close — — Open now 0 Unassigned 0 Oldest —", page.Find(".figures").Words());
        Assert.Contains("No job failed in either period.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Flow_OfDaysThatNobodyRead_HasNoAnswer()
    {
        var report = FakeInsights.Report(7);
        Report.Read.Is(report with { ByDay = [new InsightDay(report.Period.From, null, null, null), new InsightDay(report.Period.From.AddDays(1), null, null, null)] });

        var words = Open<InsightsPage>("/insights").Words();

        Assert.Contains("Do we keep up? Cases opened and closed a day", words, StringComparison.Ordinal);
        Assert.DoesNotContain("As many were closed as were opened.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Banks_OfOneName_AreTwoRowsWhateverComesBeforeThem()
    {
        List<BankInsight> twins = [Bank("AU00010", "Twin Bank"), Bank("AU00011", "Twin Bank")];
        var table = Render<BankCauseTable>(parameters => parameters.Add(card => card.Banks, twins));

        table.Render(parameters => parameters.Add(card => card.Banks, [Bank("AU00012", "Wallaby Bank"), .. twins]));

        Assert.Equal(["Wallaby Bank", "Twin Bank", "Twin Bank"], table.FindAll("th[scope=row]").Select(row => row.Words()));
    }

    [Fact]
    public void Report_Unreadable_OffersRetry()
    {
        Report.Read.Fails(new InvalidOperationException("locked"));
        var page = Open<InsightsPage>("/insights");
        Report.Read.Is(FakeInsights.Report(7));

        page.Button("Retry").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".figures")));
    }

    private static CauseInsight Of(Cause cause, ActionOwner owner, int now, int? before) =>
        new(owner, cause, Diagnosis.TitleOf(cause), new Compared(now, before), new InsightLink(new CaseFilter { Cause = cause }, null));

    private static BankInsight Bank(string id, string name) => new(InstitutionId.Parse(id), name, new Compared(3, 2), null, []);
}
