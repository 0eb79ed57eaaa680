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

        Assert.Equal("Hooli Bank", page.Find("h1").Words());
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
        Banks.Get.Is(bank with { Ways = [healthy, way], Suffering = [], SufferingCount = suffering });

        var page = OpenBank();

        Assert.Equal(offered, page.HasButton("Try again when the bank recovers"));
        Assert.Equal(offered ? 2 : 1, page.Words().Split("There is no refresh of all at once").Length);
        Assert.Empty(page.FindAll(".no-bulk"));
    }

    [Fact]
    public void Bank_AnotherOneOpened_ShowsNothingOfTheOneBefore()
    {
        Banks.Get.Is(SampleConnectors.Bank());
        var page = OpenBank();
        Banks.Get.Waits();

        page.Render(parameters => parameters.Add(bank => bank.Bank, "AU00001"));

        Assert.Equal("Bank", page.Find("h1").Words());
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

        Assert.Contains("Major outage 2 h ago Lasts 2 h 5 of 9", rows[0], StringComparison.Ordinal);
        Assert.Contains("or earlier: nobody looked before", rows[1], StringComparison.Ordinal);
        Assert.Contains("or later: nobody looked after", rows[1], StringComparison.Ordinal);
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

    private IRenderedComponent<ConnectorPage> OpenBank(string id = "AU00000") => Open<ConnectorPage>($"/connectors/{Uri.EscapeDataString(id)}", (nameof(ConnectorPage.Bank), id));
}
