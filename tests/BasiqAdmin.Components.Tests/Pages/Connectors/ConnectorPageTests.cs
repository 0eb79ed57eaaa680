using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Connectors;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.Connectors;

public sealed class ConnectorPageTests : PageTest
{
    private static readonly BankIncident Lasting = new(new Incident(ConnectorStatus.MajorOutage, Sample.Now.AddHours(-2), null), 5, 9);
    private static readonly BankIncident Unseen = new(new Incident(ConnectorStatus.PartialOutage, Sample.Now.AddDays(-3), Sample.Now.AddDays(-2), BeganUnseen: true, EndedUnseen: true, HasGap: true), 0, 1);

    [Fact]
    public void Bank_Shown_LeadsToItsConnectionsAndCases()
    {
        Banks.Get.Is(SampleConnectors.Bank());

        var page = OpenBank();

        Assert.Equal("Hooli Bank · connector", page.Find("h1").Words());
        Assert.Equal("/connections?institution=AU00000&method=web", page.Link("412").GetAttribute("href"));
        Assert.Equal("/failed-jobs?bank=AU00000", page.Link("All open cases of this bank").GetAttribute("href"));
        Assert.Equal("/failed-jobs?case=21", page.Link("Case 21").GetAttribute("href"));
        Assert.Contains("61 of 100 jobs succeeded; 12 errors of customers' own left out", page.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operational", 1, true)]
    [InlineData("operational", 0, false)]
    [InlineData("major-outage", 0, true)]
    [InlineData("degraded-performance", 0, true)]
    public void Bank_InTroubleOrWithOpenCases_OffersToTryAgainAndSaysWhyNotAllAtOnce(string status, int suffering, bool offered)
    {
        var bank = SampleConnectors.Bank();
        var healthy = bank.Ways[0] with { Row = SampleConnectors.Row(ConnectorStatus.Operational, method: ConnectionMethod.OpenBanking) };
        var way = bank.Ways[0] with { Row = SampleConnectors.Row(ConnectorStatus.From(status)) };
        SignInAs(Role.TeamLead);
        Banks.Get.Is(bank with { Ways = [healthy, way], Affected = [], AffectedCount = suffering });

        var page = OpenBank();

        Assert.Equal(offered, page.HasButton("Try again when the bank recovers"));
        Assert.Equal(offered ? 2 : 1, page.Words().Split("There is no refresh of all at once").Length);
        Assert.Empty(page.FindAll(".no-bulk"));
    }

    [Theory]
    [InlineData("major-outage", "Major outage since 7:00 am", "Waiting for the bank · 12 users affected · Tell customers. Do not refresh until the bank is back.", true)]
    [InlineData("degraded-performance", "Degraded performance since 7:00 am", "Waiting for the bank · 12 users affected", true)]
    [InlineData("operational", "The connector works", "Nobody has to act · 12 users affected · Last 7 days: 61 of 100 jobs succeeded", false)]
    public void Bank_FirstSentence_SaysStateWhoActsAndTheNextStep(string status, string state, string who, bool hasText)
    {
        var bank = SampleConnectors.Bank();
        Banks.Get.Is(bank with { Ways = [bank.Ways[0] with { Row = SampleConnectors.Row(ConnectorStatus.From(status)) }], UsersAffected = 12 });

        var page = OpenBank();

        Assert.Equal(state, page.Find("h2.state").Words());
        Assert.StartsWith(who, page.Find(".who").Words(), StringComparison.Ordinal);
        Assert.Equal(hasText, page.FindAll("blockquote").Count == 1);
        Assert.Equal(hasText, page.HasButton("Copy message"));
    }

    [Fact]
    public void Bank_CalledOperationalWhileOursFail_SaysSoAndIsForOurTeam()
    {
        var bank = SampleConnectors.Bank();
        Banks.Get.Is(bank with { Ways = [bank.Ways[0] with { Row = SampleConnectors.Row() with { LastDay = new SuccessRate(3, 17, 2) } }] });

        var page = OpenBank();

        Assert.Equal("Basiq: operational, but 85 % of ours fail", page.Find("h2.state").Words());
        Assert.StartsWith("Our team", page.Find(".who").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_WithSeveralConnectors_ShowsTheWorstFirstAndEachAtItsOwnAddress()
    {
        var bank = SampleConnectors.Bank();
        var other = bank.Ways[0] with { Row = SampleConnectors.Row(ConnectorStatus.DegradedPerformance, method: ConnectionMethod.OpenBanking) };
        Banks.Get.Is(bank with { Ways = [bank.Ways[0], other] });

        var page = OpenBank();

        Assert.Equal(["Web", "Open banking: degraded performance"], page.FindAll("[aria-label='Connectors of this bank'] a").Select(tab => tab.Words()));
        Assert.Equal("Open banking: degraded performance", page.Find("[aria-label='Connectors of this bank'] [aria-current=page]").Words());
        Assert.Equal("/connectors/AU00000?method=web", page.Link("Web").GetAttribute("href"));

        Assert.Equal("Web", OpenBank(query: "?method=web").Find("[aria-label='Connectors of this bank'] [aria-current=page]").Words());
    }

    [Fact]
    public void Bank_WithoutAffectedUsers_ClaimsNothingThatNobodyRead()
    {
        SignInAs(Role.TeamLead);
        Banks.Get.Is(SampleConnectors.Bank() with { Affected = [] });

        Assert.Equal("No open case here.", OpenBank().Find(".none").Words());
    }

    [Fact]
    public void Bank_AffectedUsers_AreNamedAndSayWhoActs()
    {
        var bank = SampleConnectors.Bank();
        Banks.Get.Is(bank with { Affected = [bank.Affected[0] with { MaskedName = "Gavin B••••••" }] });

        var row = OpenBank().Find("table:has(caption:contains('Failing connections')) tbody tr");

        Assert.Equal("Gavin B•••••• Web Bank Bank is down 2 h ago 3 times Case 21", row.Words());
        Assert.Equal(AdminRoutes.Connection(Sample.UserId, Sample.ConnectionId), row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Bank_MoreFailingConnectionsThanAreListed_AreCountedAndLedTo()
    {
        Banks.Get.Is(SampleConnectors.Bank() with { AffectedCount = 3 });

        var page = OpenBank();

        Assert.Equal("3", page.Find(".card-count").Words());
        Assert.Equal("/failed-jobs?bank=AU00000", page.Link("and 2 more").GetAttribute("href"));
    }

    [Fact]
    public void Bank_Steps_TellTheirSuccessAndShadeTheOutage()
    {
        var bank = SampleConnectors.Bank();
        var good = Enumerable.Repeat(new SuccessRate(10, 0, 0), 13).ToList();
        var steps = new[] { new StepSuccess("verify-credentials", [.. good, new SuccessRate(2, 8, 0)]), new StepSuccess("retrieve-accounts", [.. good, SuccessRate.None]) };
        Banks.Get.Is(bank with { Ways = [bank.Ways[0] with { Steps = steps }] });

        var chart = OpenBank().Find("section.steps");

        Assert.Equal("Sign-in: 132 of 140 jobs succeeded. 20 % on 20 Nov.", chart.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal("Accounts: 130 of 130 jobs succeeded. No day below 90 %.", chart.QuerySelectorAll("svg")[1].GetAttribute("aria-label"));
        Assert.Equal(2, chart.QuerySelectorAll("rect.outage").Length);
        Assert.Contains("13 Nov 100 % of 10 100 % of 10 Major outage", chart.Words(), StringComparison.Ordinal);
        Assert.Contains("20 Nov 20 % of 10 — —", chart.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_AnotherOneOpened_ShowsNothingOfTheOneBefore()
    {
        Banks.Get.Is(SampleConnectors.Bank());
        var page = OpenBank();
        Banks.Get.Waits();

        page.Render(parameters => parameters.Add(bank => bank.Bank, "AU00001"));

        Assert.Equal("Bank · connector", page.Find("h1").Words());
        Assert.DoesNotContain("Hooli Bank", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_History_HasUptimeAndATableBehindEachDrawing()
    {
        Banks.Get.Is(SampleConnectors.Bank());

        var page = OpenBank();

        Assert.Equal(["The last 14 days as a table", "The last 90 days as a table"], page.FindAll("[role=region]").Select(region => region.GetAttribute("aria-label")));
        Assert.Contains("99.66 % up in 12 d 9 h watched of 13 d 9 h", page.Words(), StringComparison.Ordinal);
        Assert.Contains("13 Nov Major outage Major outage 1 h, Operational 23 h —", page.Words(), StringComparison.Ordinal);
        Assert.Contains("14 Nov — — 24 h", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_Incidents_TellWhatIsNotKnown()
    {
        Banks.Get.Is(SampleConnectors.Bank(Lasting, Unseen));

        var rows = OpenBank().FindAll("table:has(caption:contains('Incidents')) tbody tr").Select(row => row.Words()).ToList();

        Assert.Contains("Major outage 2 h ago Ongoing 2 h 5 of 9", rows[0], StringComparison.Ordinal);
        Assert.Contains("or earlier: not watched before", rows[1], StringComparison.Ordinal);
        Assert.Contains("or later: not watched after", rows[1], StringComparison.Ordinal);
        Assert.Contains("at least 24 h", rows[1], StringComparison.Ordinal);
        Assert.Contains("not watched all the time", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Bank_IncidentThatIsOver_LeadsToTheJobsThatFailedInIt()
    {
        Banks.Get.Is(SampleConnectors.Bank(new BankIncident(new Incident(ConnectorStatus.MajorOutage, Sample.Now.AddHours(-2), Sample.Now.AddHours(-1)), 5, 9)));

        var link = OpenBank().Find("table:has(caption:contains('Incidents')) tbody a").GetAttribute("href")!;

        var filter = JobsQuery.Parse(link).Filter;
        Assert.Equal(new JobFilter(JobStatus.Failed, SampleConnectors.Hooli, Since: Sample.Now.AddHours(-2), Until: Sample.Now.AddHours(-1)), filter);
    }

    [Fact]
    public void Bank_ThatChanges_IsLoadedAgain()
    {
        Banks.Get.Is(SampleConnectors.Bank());
        var page = OpenBank();
        Banks.Get.Is(SampleConnectors.Bank(Lasting));

        Services.GetRequiredService<ConnectorChanges>().Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.MajorOutage));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("table:has(caption:contains('Incidents')) tbody tr")));
    }

    [Theory]
    [InlineData("AU99999")]
    [InlineData("no such id!")]
    public void Bank_ThatIsNotListed_SaysSo(string id)
    {
        Assert.Contains("Basiq does not list this bank", OpenBank(id).Words(), StringComparison.Ordinal);
    }

    private IRenderedComponent<ConnectorPage> OpenBank(string id = "AU00000", string query = "") => Open<ConnectorPage>($"/connectors/{Uri.EscapeDataString(id)}{query}", (nameof(ConnectorPage.Bank), id));
}
