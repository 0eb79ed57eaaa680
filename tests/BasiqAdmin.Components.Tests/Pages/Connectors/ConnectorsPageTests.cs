using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Components.Pages.Connectors;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Pages.Connectors;

public sealed class ConnectorsPageTests : PageTest
{
    [Fact]
    public void Connectors_Listed_TellKindStatusTimesAndWhatHangsOnThem()
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row(ConnectorStatus.MajorOutage)));

        var page = Open<ConnectorsPage>("/connectors");

        var words = page.Find("tbody tr[data-row]").Words();
        Assert.Contains("Hooli Bank Web Major outage since 7:00 am", words, StringComparison.Ordinal);
        Assert.Equal("Web · Live · Tier 1 · Australia", page.Find("tbody tr:has([data-row-link]) [data-row-link] span").GetAttribute("title"));
        Assert.Contains("Sign-in 3.2 s, Accounts 5 s, Transactions 16 s", words, StringComparison.Ordinal);
        Assert.Contains(" 94.7 % 61 % ", words, StringComparison.Ordinal);
        Assert.Equal("/connectors/AU00000?method=web", page.Find("[data-row-link]").GetAttribute("href"));
        Assert.Equal("/failed-jobs?bank=AU00000&method=web", page.Link("17").GetAttribute("href"));
    }

    [Fact]
    public void Connectors_OperationalWhileOurJobsFail_AreFlagged()
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row(ConnectorStatus.Operational) with { LastDay = new SuccessRate(3, 17, 2), Cases = new CaseCounts(17, 0) { UsersAffected = 12 } }));

        var row = Open<ConnectorsPage>("/connectors").Find("tbody tr[data-row]");

        Assert.Contains("Basiq: operational, but 85 % of ours fail", row.Words(), StringComparison.Ordinal);
        Assert.Contains(" 12 ", row.Words(), StringComparison.Ordinal);
        Assert.Contains("warn", row.QuerySelector(".status-cell .badge")!.ClassList);
        Assert.Equal("3 of 20 jobs succeeded; 2 errors of customers' own left out", row.QuerySelector(".fails-unannounced")!.GetAttribute("title"));
    }

    [Fact]
    public void Connectors_InTheirOwnOrder_HaveTheProblemsOnTopUnderAHeading()
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row(ConnectorStatus.MajorOutage), SampleConnectors.Row(method: ConnectionMethod.OpenBanking)));

        Assert.Equal(["Problems now", "No problems"], Open<ConnectorsPage>("/connectors").FindAll("tr.list-group").Select(group => group.Words()));
        Assert.Empty(Open<ConnectorsPage>("/connectors?sort=bank").FindAll("tr.list-group"));
    }

    [Theory]
    [InlineData(20, 20, "50 points worse", true)]
    [InlineData(38, 2, "5 points worse", true)]
    [InlineData(49, 1, "2 points worse", false)]
    [InlineData(40, 0, "as before", false)]
    public void Connectors_SuccessOfTheWeek_IsComparedWithTheWeekBefore(int succeeded, int failed, string expected, bool isMarked)
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row() with { LastWeek = new SuccessRate(succeeded, failed, 0), Days = [new SuccessRate(40, 0, 3), .. Enumerable.Repeat(SuccessRate.None, 7)] }));

        var change = Open<ConnectorsPage>("/connectors").Find(".change");

        Assert.Equal(expected, change.Words());
        Assert.Equal(isMarked, change.ClassList.Contains("worse"));
    }

    [Fact]
    public void Connectors_SuccessByDay_IsALineThatBreaksWhereNoJobEnded()
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row() with { Days = [new SuccessRate(1, 1, 0), SuccessRate.None, new SuccessRate(3, 0, 0), new SuccessRate(3, 1, 0)] }));

        var line = Open<ConnectorsPage>("/connectors").Find("svg.success-line");

        Assert.Equal("Success of the last 4 days, oldest first: 50 %, no job, 100 %, 75 %", line.GetAttribute("aria-label"));
        Assert.Equal("M3 10h.01M23 3h.01L33 6.5", line.QuerySelector("path")!.GetAttribute("d"));
    }

    [Fact]
    public void Connectors_SnoozedCases_HaveALinkOfTheirOwn()
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row(ConnectorStatus.MajorOutage) with { Cases = new CaseCounts(0, 17) }));

        var page = Open<ConnectorsPage>("/connectors");

        Assert.Equal("/failed-jobs?state=snoozed&bank=AU00000&method=web", page.Link("17 snoozed").GetAttribute("href"));
    }

    [Fact]
    public void Connectors_History_IsToldInWordsToo()
    {
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row()));

        var page = Open<ConnectorsPage>("/connectors");

        var label = page.Find("svg.history").GetAttribute("aria-label");
        Assert.Contains("Major outage on 13 Nov", label, StringComparison.Ordinal);
        Assert.Contains("Not watched at all on 1 day", label, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("svg .gap"));
    }

    [Fact]
    public void Connectors_Chips_AreTheStatusesThatOccurWorstFirstAndThenWhatBasiqHasAdded()
    {
        Banks.Count.Is(SampleConnectors.Counts((ConnectorStatus.MajorOutage, 2), (ConnectorStatus.Operational, 321), (ConnectorStatus.From("on-holiday"), 1)));

        var page = Open<ConnectorsPage>("/connectors?status=major-outage");

        Assert.Equal(
            ["All 324", "Problems now 3", "Major outage 2", "Operational 321", "on-holiday 1"],
            page.FindAll(".count-chip").Select(chip => chip.Words()));
        Assert.Equal("Major outage 2", page.Find(".count-chip[aria-current]").Words());
    }

    [Fact]
    public void Connectors_Address_NarrowsSortsAndPages()
    {
        Open<ConnectorsPage>("/connectors?q=hooli&method=web&stage=beta&trouble=1&used=1&days=90&size=50&sort=week&desc=1");

        var (filter, page, days) = Assert.Single(Banks.Searches);
        Assert.Equal(new ConnectorFilter("hooli", null, ConnectionMethod.Web, ConnectorStage.Beta, InTrouble: true, InUse: true), filter);
        Assert.Equal(new PageRequest(50, null, "week", Descending: true), page);
        Assert.Equal(90, days);
    }

    [Fact]
    public void Connectors_FilterChosen_IsInTheAddress()
    {
        var page = Open<ConnectorsPage>("/connectors");

        page.Choose("Method", "Open banking");
        page.WaitForAssertion(() => Assert.Equal("/connectors?method=openbanking", Address));
        page.Choose("Days of history", "90 days of history");

        page.WaitForAssertion(() => Assert.Equal("/connectors?method=openbanking&days=90", Address));
    }

    [Fact]
    public void Connectors_WhenABankChanges_AreLoadedAgain()
    {
        var page = Open<ConnectorsPage>("/connectors");
        Banks.Search.Is(Sample.PageOf(SampleConnectors.Row(ConnectorStatus.MajorOutage)));

        Services.GetRequiredService<ConnectorChanges>().Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.MajorOutage));

        page.WaitForAssertion(() => Assert.Contains("Hooli Bank", page.Find("tbody").Words(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("operational", "All 3 connectors of 3 banks work · last checked 2 min ago")]
    [InlineData("major-outage", "3 of 3 connectors have problems · last checked 2 min ago")]
    public void Connectors_FirstSentence_SaysHowManyHaveProblems(string status, string expected)
    {
        Banks.Count.Is(SampleConnectors.Counts((ConnectorStatus.From(status), 3)));

        Assert.Contains(expected, Open<ConnectorsPage>("/connectors").Find("header").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connectors_NotLookedAtLately_SaySo()
    {
        Banks.Count.Is(SampleConnectors.Counts((ConnectorStatus.Operational, 1)) with { IsCurrent = false, LookedAt = Sample.Now.AddHours(-3) });

        var page = Open<ConnectorsPage>("/connectors");

        Assert.Contains("not checked since 6:00 am", page.Find("[role=status].stale").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connectors_WithRowsThatCouldNotBeRead_NameThem()
    {
        Banks.Count.Is(SampleConnectors.Counts((ConnectorStatus.Operational, 1)) with { Odd = [new OddRow(3, null, ["id"], IsLeftOut: true), new OddRow(4, null, [], IsLeftOut: true)] });

        Assert.Equal("2 rows of Basiq's list could not be read and are missing here (row 3: id; row 4: empty).", Open<ConnectorsPage>("/connectors").Find("[role=note]").Words());
    }

    [Theory]
    [InlineData("/connectors", "No bank is known yet")]
    [InlineData("/connectors?q=nobody", "No connector matches")]
    public void Connectors_None_SayWhy(string address, string expected)
    {
        Assert.Contains(expected, Open<ConnectorsPage>(address).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connectors_Unreadable_OfferRetry()
    {
        Banks.Search.Fails(new InvalidOperationException("away"));

        Assert.Contains("Connectors could not be loaded", Open<ConnectorsPage>("/connectors").Find("[role=alert]").Words(), StringComparison.Ordinal);
    }
}
