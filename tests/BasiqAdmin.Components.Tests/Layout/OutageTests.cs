using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Layout;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Components.Tests.Pages;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Testing.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Layout;

public sealed class OutageTests : ComponentTest
{
    private ConnectorChanges Changes => Services.GetRequiredService<ConnectorChanges>();

    private IRenderedComponent<ToastHost> Notices()
    {
        Render<OutageNotices>();
        return Render<ToastHost>();
    }

    [Fact]
    public void Notice_OfAnOutage_ComesAtOnceIntoALiveRegionAndLeadsToTheBank()
    {
        var notices = Notices();
        Assert.Equal("polite", notices.Find("[role=status]").GetAttribute("aria-live"));

        Changes.Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.MajorOutage));

        notices.WaitForAssertion(() => Assert.Equal("/connectors/AU00000", notices.Link("Major outage at Hooli Bank").GetAttribute("href")));
    }

    [Fact]
    public void Notice_OfTheEnd_ReplacesTheOneOfTheBegin()
    {
        var notices = Notices();

        Changes.Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.MajorOutage));
        Changes.Raise(SampleConnectors.Change(ConnectorStatus.MajorOutage, ConnectorStatus.DegradedPerformance));

        notices.WaitForAssertion(() => Assert.Contains("Hooli Bank is out of its major outage Web, now: Degraded performance", Assert.Single(notices.FindAll(".toast")).Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Notice_OfASmallerChange_DoesNotDisturb()
    {
        var notices = Notices();

        Changes.Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.PartialOutage));
        Changes.Raise(SampleConnectors.Change(ConnectorStatus.PartialOutage, ConnectorStatus.MajorOutage) with { Method = ConnectionMethod.OpenBanking });

        notices.WaitForAssertion(() => Assert.Contains("Open banking", Assert.Single(notices.FindAll(".toast")).Words(), StringComparison.Ordinal));
    }

    [Fact]
    public void Notice_Closed_Goes()
    {
        var notices = Notices();
        Changes.Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.MajorOutage));
        notices.WaitForElement(".toast");

        notices.Find(".toast button").Click();

        Assert.Empty(notices.FindAll(".toast"));
    }

    [Fact]
    public async Task Bell_OutagesOfTheLastDay_AreListedAndOnlyThoseThatLastCount()
    {
        SignInAs(Role.Support);
        Banks.Outages.Is([SampleConnectors.Outage(), SampleConnectors.Outage(Sample.Now.AddHours(-1)) with { Method = ConnectionMethod.OpenBanking }]);

        await HaveNewsAsync();
        var bell = Render<Bell>();
        bell.Find("button").Click();
        bell.WaitForElement("[role=menuitem]");

        Assert.Equal("Notifications, 1 new", bell.Find("button").GetAttribute("aria-label"));
        Assert.Equal(
            ["Major outage at Hooli Bank Web · since 6:00 am", "Major outage is over at Hooli Bank Open banking · 6:00 am to 8:00 am"],
            bell.FindAll("a.mud-menu-item").Select(link => link.Words()));
    }

    [Fact]
    public void Bell_WhenABankGoesDown_RingsAtOnce()
    {
        var bell = Render<Bell>();
        Banks.Outages.Is([SampleConnectors.Outage()]);

        Changes.Raise(SampleConnectors.Change(ConnectorStatus.Operational, ConnectorStatus.MajorOutage));

        bell.WaitForAssertion(() => Assert.Equal("Notifications, 1 new", bell.Find("button").GetAttribute("aria-label")));
    }

    [Fact]
    public void Navigation_ConnectorsWithProblems_AreCountedBesideTheirEntryAndAgainWhenOneChanges()
    {
        Banks.Count.Is(SampleConnectors.Counts((ConnectorStatus.MajorOutage, 2), (ConnectorStatus.DegradedPerformance, 1), (ConnectorStatus.Operational, 300)));
        var navigation = Render<NavPanel>(parameters => parameters.Add(panel => panel.Actor, SignInAs(Role.Support)));
        navigation.WaitForAssertion(() => Assert.Equal("Connector health 3 with problems", navigation.Find("a[href='/connectors']").Words()));
        Banks.Count.Is(SampleConnectors.Counts((ConnectorStatus.Operational, 302)));

        Changes.Raise(SampleConnectors.Change(ConnectorStatus.MajorOutage, ConnectorStatus.Operational));

        navigation.WaitForAssertion(() => Assert.Equal("Connector health", navigation.Find("a[href='/connectors']").Words()));
    }
}
