using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Tests.Connections;

public sealed class ConnectionSearchTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectionService Service => host.Get<IConnectionService>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync();
        var now = host.Clock.GetUtcNow();
        await host.StoreAsync(
            People.User("user-gavin", "Gavin", "Belson"),
            People.Connection("conn-a1", "user-gavin", lastUsedAt: now.AddDays(-1)),
            People.Connection("conn-a2", "user-gavin", "AU99999", "invalid", lastUsedAt: now.AddDays(-9)));
        await host.StoreAsync(
            People.User("user-laurie", "Laurie", "Bream"),
            People.Connection("conn-b1", "user-laurie", method: "openbanking", expiresAt: now.AddDays(3)),
            People.Connection("conn-b2", "user-laurie", method: "openbanking", expiresAt: now.AddDays(90)),
            People.Connection("conn-b3", "user-laurie", "AU99999"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("conn-a", "conn-a2 conn-a1")]
    [InlineData("gavin", "conn-a2 conn-a1")]
    [InlineData("user-laurie", "conn-b3 conn-b2 conn-b1")]
    [InlineData("AU99999", "")]
    [InlineData("hooli bank", "conn-b2 conn-b1 conn-a1")]
    [InlineData("nobody", "")]
    public async Task Search_ByText_FindsByConnectionUserAndBank(string text, string expected)
    {
        var page = await Service.SearchAsync(TestActors.Support, new ConnectionListFilter(text), new PageRequest(), Token);

        Assert.Equal(expected, Ids(page));
        Assert.Equal(page.Items.Count, page.Total);
    }

    [Theory]
    [InlineData("gavin", null)]
    [InlineData("hooli bank", "expires")]
    [InlineData("user-laurie", "data")]
    public async Task Search_TextOfMoreThanIsCounted_FindsTheSameAndSaysAtLeast(string text, string? sort)
    {
        var exact = await SearchAsync(new ConnectionListFilter(text), new PageRequest(Sort: sort));
        var common = new ConnectionSearch(host.Get<IDbContextFactory<AdminContext>>(), host.Get<ConnectorCatalog>(), host.Clock, host.Get<IOptions<SearchOptions>>()) { CountLimit = 0 };

        var page = await common.ReadAsync(new ConnectionListFilter(text), new PageRequest(Sort: sort), Token);

        Assert.NotEmpty(page.Items);
        Assert.Equal(exact.Items, page.Items);
        Assert.Equal((0, true), (page.Total, page.TotalIsAtLeast));
        Assert.False(exact.TotalIsAtLeast);
    }

    [Fact]
    public async Task Search_ByFilter_NarrowsToAll()
    {
        Assert.Equal("conn-a2", Ids(await SearchAsync(new ConnectionListFilter(Status: "invalid"))));
        Assert.Equal("conn-b3 conn-a2", Ids(await SearchAsync(new ConnectionListFilter(Institution: "AU99999"))));
        Assert.Equal("conn-b2 conn-b1", Ids(await SearchAsync(new ConnectionListFilter(Method: "open-banking"))));
        Assert.Equal("conn-b1", Ids(await SearchAsync(new ConnectionListFilter(ExpiringWithinDays: 7))));
        Assert.Equal("", Ids(await SearchAsync(new ConnectionListFilter("gavin", Method: "open-banking"))));
    }

    [Theory]
    [InlineData("expires", false, "conn-b1 conn-b2 conn-a1 conn-a2 conn-b3")]
    [InlineData("data", true, "conn-a1 conn-a2 conn-b3 conn-b2 conn-b1")]
    public async Task Search_SortedByATimeThatMayBeMissing_PagesThroughAll(string sort, bool descending, string expected)
    {
        var first = await SearchAsync(new ConnectionListFilter(), new PageRequest(3, null, sort, descending));
        var second = await SearchAsync(new ConnectionListFilter(), new PageRequest(3, first.Next, sort, descending));
        var back = await SearchAsync(new ConnectionListFilter(), new PageRequest(3, second.Previous, sort, descending));

        Assert.Equal(expected, $"{Ids(first)} {Ids(second)}");
        Assert.Null(second.Next);
        Assert.Equal(Ids(first), Ids(back));
        Assert.Equal(5, second.Total);
    }

    [Fact]
    public async Task Search_Rows_NameTheBankAndMaskTheUser()
    {
        var row = Assert.Single((await SearchAsync(new ConnectionListFilter("conn-a1"))).Items);

        Assert.Equal("Gavin B••••••", row.Masked.Name);
        Assert.StartsWith("Hooli", row.InstitutionName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_OfConnections_GroupsByStatus()
    {
        var counts = await Service.CountAsync(TestActors.Support, Token);

        Assert.Equal((4, 1), (counts["active"], counts["invalid"]));
    }

    private Task<Page<ConnectionRow>> SearchAsync(ConnectionListFilter filter, PageRequest? page = null) =>
        Service.SearchAsync(TestActors.Support, filter, page ?? new PageRequest(), Token);

    private static string Ids(Page<ConnectionRow> page) => string.Join(' ', page.Items.Select(row => row.Id.Value));
}
