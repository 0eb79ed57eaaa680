using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Connections;

public sealed class ConnectionsPageTests : PageTest
{
    [Fact]
    public void Connections_BankHealth_StandsBesideTheirOwnStatusAndLeadsToTheBank()
    {
        Connections.Search.Is(Sample.PageOf(Sample.ConnectionInList()));

        var page = Open<ConnectionsPage>("/connections");

        Assert.Contains("Active Bank Degraded performance", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Equal("/connectors/AU00002", page.Link("Degraded performance").GetAttribute("href"));
    }

    [Fact]
    public void Connections_WithPurgedData_SayWhen()
    {
        Connections.Search.Is(Sample.PageOf(Sample.ConnectionInList() with { PurgedAt = new DateTimeOffset(2025, 11, 28, 0, 30, 0, TimeSpan.Zero) }));

        var page = Open<ConnectionsPage>("/connections");

        Assert.Contains("Active Data purged 28 Nov 2025 Bank", page.Find("tbody tr").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_Listed_LeadToTheConnectionAndItsUser()
    {
        Connections.Search.Is(Sample.PageOf(Sample.ConnectionInList()));

        var page = Open<ConnectionsPage>("/connections");

        Assert.Equal($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}", page.Find("[data-row-link]").GetAttribute("href"));
        Assert.Equal($"/users/{Sample.UserId}", page.Link("Gavin B••••••").GetAttribute("href"));
        Assert.Contains("Open banking", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_Chips_AreTheStatusesThatOccurUnknownOnesIncluded()
    {
        Connections.Count.Is(new Dictionary<string, int>(StringComparer.Ordinal) { ["active"] = 7, ["invalid"] = 2, ["on-holiday"] = 1 });

        var page = Open<ConnectionsPage>("/connections?status=invalid");

        Assert.Equal(["All 10", "Active 7", "Invalid 2", "On holiday 1"], page.FindAll(".count-chip").Select(chip => chip.Words()));
        Assert.Equal("Invalid 2", page.Find(".count-chip[aria-current]").Words());
    }

    [Fact]
    public void Connections_FiltersChosen_AreInTheAddress()
    {
        var page = Open<ConnectionsPage>("/connections");

        Assert.Empty(page.FindAll("[role=combobox]"));
        page.Button("+ Filter").Click();
        page.Choose("Method", "Web");
        page.Choose("Permission ends", "Ends within 7 days");

        Assert.Equal("/connections?method=web&expiring=7", Address);
        page.WaitForAssertion(() => Assert.Equal(new ConnectionListFilter(Method: "web", ExpiringWithinDays: 7), Connections.Searches[^1].Filter));
    }

    [Theory]
    [InlineData("active", "idle")]
    [InlineData("pending", "idle")]
    [InlineData("init", "idle")]
    [InlineData("deleted", "idle")]
    [InlineData("pre-init", "warn")]
    [InlineData("invalid", "bad")]
    [InlineData("revoked", "bad")]
    public void Connections_OnlyExceptions_HaveAColour(string status, string tone)
    {
        Connections.Search.Is(Sample.PageOf(Sample.ConnectionInList(BasiqAdmin.Basiq.Connections.ConnectionStatus.From(status)) with { BankStatus = null }));

        Assert.Contains(tone, Open<ConnectionsPage>("/connections").Find("tbody .badge").ClassList);
    }

    [Fact]
    public void Connections_NarrowedByAFilter_ShowIt()
    {
        Assert.Equal("Web", Open<ConnectionsPage>("/connections?method=web").Chosen("Method"));
    }

    [Theory]
    [InlineData(2, 1, "7 active. 3 need attention.")]
    [InlineData(1, 0, "7 active. 1 needs attention.")]
    [InlineData(0, 0, "7 active, none failing.")]
    public void Connections_FirstSentence_SaysHowManyNeedAttention(int invalid, int unfinished, string expected)
    {
        Connections.Count.Is(new Dictionary<string, int>(StringComparer.Ordinal) { ["active"] = 7, ["invalid"] = invalid, ["pre-init"] = unfinished, ["deleted"] = 4 });

        Assert.Contains(expected, Open<ConnectionsPage>("/connections").Find("header").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connections_OfABankThatWorks_SayNothingOfIt()
    {
        Connections.Search.Is(Sample.PageOf(Sample.ConnectionInList() with { BankStatus = BasiqAdmin.Basiq.Connectors.ConnectorStatus.Operational }));

        Assert.Equal("Active", Open<ConnectionsPage>("/connections").Find("tbody .status-cell").Words());
    }

    [Fact]
    public void Connections_RefreshedOften_AreAViewOfTheirOwn()
    {
        var views = Open<ConnectionsPage>("/connections").FindAll("[aria-label='Views of connections'] a");

        Assert.Equal([("All", "page"), ("Refreshed often", null)], views.Select(view => (view.Words(), view.GetAttribute("aria-current"))));
        Assert.Equal("/refreshes", views[1].GetAttribute("href"));
    }

    [Fact]
    public void Connections_None_SayHowTheyGetHere()
    {
        var page = Open<ConnectionsPage>("/connections");

        Assert.Contains("No connections are known yet", page.Words(), StringComparison.Ordinal);
    }
}
