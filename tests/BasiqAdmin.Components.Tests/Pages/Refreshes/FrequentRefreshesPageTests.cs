using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Pages.Refreshes;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Refreshes;

public sealed class FrequentRefreshesPageTests : PageTest
{
    [Fact]
    public void Connections_RefreshedOften_AreListedWithHowOftenAndByWhom()
    {
        Refreshes.Frequent.Is(Sample.PageOf(SampleRow() with { BankStatus = ConnectorStatus.MajorOutage }));

        var page = Open<FrequentRefreshesPage>("/refreshes");

        Assert.Equal("Major outage", page.Find("tbody .status-cell").Words());
        Assert.Equal("Refreshed often", page.Find("[aria-label='Views of connections'] [aria-current=page]").Words());
        Assert.Contains("Pied Piper", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Contains("9 by 2 people 3 h ago by Ota", page.Find("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Equal("/exports/refreshed-by-hand.csv", page.Find("a[href$='.csv']").GetAttribute("href"));
    }

    [Theory]
    [InlineData("web", "Pied Piper Web")]
    [InlineData("pdf", "Pied Piper PDF upload")]
    [InlineData("csv", "Pied Piper CSV upload")]
    public void Connections_SayByWhichWayTheyReachTheBank(string method, string expected)
    {
        Refreshes.Frequent.Is(Sample.PageOf(SampleRow() with { Method = ConnectionMethod.From(method) }));

        Assert.StartsWith(expected, Open<FrequentRefreshesPage>("/refreshes").Find("tbody tr").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void State_OfTheAddress_IsWhatIsAskedForAndExported()
    {
        Refreshes.Frequent.Is(new Page<FrequentRefreshRow>([SampleRow()], "before", "after", 130));

        var page = Open<FrequentRefreshesPage>("/refreshes?sort=last&desc=1&size=50&at=here");

        Assert.Equal(new PageRequest(50, "here", "last", true), Assert.Single(Refreshes.Lists));
        Assert.Equal("/exports/refreshed-by-hand.csv?sort=last&desc=1&size=50&at=here", page.Find("a[href*='.csv']").GetAttribute("href"));
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == "/refreshes?sort=last&desc=1&size=50&at=after");
    }

    [Fact]
    public void None_SaysFromWhenOnAConnectionIsListed()
    {
        var page = Open<FrequentRefreshesPage>("/refreshes");

        Assert.Contains("once people have refreshed it five times within 28 days", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void ListOfConnections_SaysWhyManyAreNotRefreshedAtOnce()
    {
        var page = Open<ConnectionsPage>("/connections");

        Assert.Contains("Connections are refreshed one at a time.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("/refreshes", page.Link("connections refreshed often").GetAttribute("href"));
    }

    private static FrequentRefreshRow SampleRow() =>
        new FrequentRefreshRow(Sample.ConnectionId, Sample.UserId, new PersonalDetails("Gavin B••••••", null, null), Sample.Connection().Connection.InstitutionId, "Pied Piper", ConnectionMethod.OpenBanking, 9, 2, Sample.Now.AddHours(-3), "Ota");
}
