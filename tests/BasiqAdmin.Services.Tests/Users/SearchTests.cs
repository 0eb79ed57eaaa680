using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class SearchTests(SearchHost search) : IClassFixture<SearchHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Gavin", "ea3a81f0-gavin")]
    [InlineData("BELSON", "ea3a81f0-gavin")]
    [InlineData("elso", "ea3a81f0-gavin")]
    [InlineData("belson gavin", "ea3a81f0-gavin")]
    [InlineData("hooli.com", "ea3a81f0-gavin")]
    [InlineData("@hooli", "ea3a81f0-gavin")]
    [InlineData("ea3a81f0-gavin", "ea3a81f0-gavin")]
    [InlineData("3a81f0", "ea3a81f0-gavin")]
    [InlineData("+61 400 123 666", "ea3a81f0-gavin")]
    [InlineData("0400 123 666", "ea3a81f0-gavin")]
    [InlineData("0400-123-666", "ea3a81f0-gavin")]
    [InlineData("123666", "ea3a81f0-gavin")]
    [InlineData("61412999000", "b7-laurie")]
    [InlineData("0412999000", "b7-laurie")]
    [InlineData("Müller", "c9-juergen")]
    [InlineData("MÜLL", "c9-juergen")]
    [InlineData("groß", "c9-juergen")]
    [InlineData("jü", "c9-juergen")]
    [InlineData("\"big\"", "d1-quotes")]
    [InlineData("o'brien", "d1-quotes")]
    [InlineData("100%", "d1-quotes")]
    [InlineData("%_s", "d1-quotes")]
    [InlineData("100_", "")]
    [InlineData("g_vin", "")]
    [InlineData("gav*", "")]
    [InlineData("gavin OR laurie", "")]
    [InlineData("NOT gavin", "")]
    [InlineData("SearchText:gavin", "")]
    [InlineData("og", "e5-og")]
    [InlineData("li", "e5-og")]
    [InlineData("g b", "ea3a81f0-gavin")]
    [InlineData("\u001f\u0000", "b7-laurie c9-juergen d1-quotes e5-og ea3a81f0-gavin")]
    public async Task Search_ByText_FindsWhoHasIt(string text, string expected)
    {
        var page = await SearchAsync(new UserFilter(text));

        Assert.Equal(expected, string.Join(' ', page.Items.Select(row => row.Id.Value).Order(StringComparer.Ordinal)));
        Assert.Equal(page.Items.Count, page.Total);
    }

    [Theory]
    [InlineData("hooli", "Hooli Bank HooliGov")]
    [InlineData("AU00000", "Hooli Bank")]
    [InlineData("au00000", "Hooli Bank")]
    [InlineData("ooli", "")]
    [InlineData("ho", "")]
    public async Task Find_ABank_ByItsIdOrTheBeginOfAWord(string text, string expected)
    {
        var hits = await search.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, text, 20, Token);

        Assert.Equal(expected, string.Join(' ', hits.Where(hit => hit.Bank is not null).Select(hit => hit.Institution)));
        Assert.Equal(text.StartsWith("AU", StringComparison.OrdinalIgnoreCase), hits.Any(hit => hit.IsExactId));
    }

    [Fact]
    public async Task Search_Rows_AreMaskedAndCounted()
    {
        var row = Assert.Single((await SearchAsync(new UserFilter("gavin"))).Items);

        Assert.Equal(new PersonalDetails("Gavin B••••••", "g•••••@hooli.com", "+61 ••• ••• 666"), row.Masked);
        Assert.Equal(DirectoryState.Known, row.State);
        Assert.Equal((2, 1), (row.Connections, row.ConnectionsInTrouble));
    }

    [Theory]
    [InlineData("g", null)]
    [InlineData("li", "name")]
    [InlineData("e", "name")]
    [InlineData("example.com big", "connections")]
    public async Task Search_TextOfMoreThanIsCounted_FindsTheSameAndSaysAtLeast(string text, string? sort)
    {
        var exact = await SearchAsync(new UserFilter(text), new PageRequest(100, null, sort));
        var common = new UserList(search.Host.Get<IDbContextFactory<AdminContext>>(), search.Host.Get<ConnectorCatalog>(), search.Host.Get<IOptions<SearchOptions>>(), search.Host.Clock) { CountLimit = 0 };

        var page = await common.ReadAsync(new UserFilter(text), new PageRequest(100, null, sort), Token);

        Assert.NotEmpty(page.Items);
        Assert.Equal(exact.Items.Comparable(), page.Items.Comparable());
        Assert.Equal((0, true), (page.Total, page.TotalIsAtLeast));
        Assert.False(exact.TotalIsAtLeast);
    }

    [Theory]
    [InlineData(null, true, 1)]
    [InlineData("hooli", true, 1)]
    [InlineData("laurie", true, 0)]
    [InlineData("laurie", false, 1)]
    public async Task Search_ByTextAndTrouble_CountsWhatMatchesBoth(string? text, bool inTrouble, int expected)
    {
        var page = await SearchAsync(new UserFilter(text, InTrouble: inTrouble));

        Assert.Equal((expected, expected), (page.Items.Count, page.Total));
    }

    [Fact]
    public async Task Search_InTrouble_FindsUsersWithAnInvalidConnection()
    {
        var page = await SearchAsync(new UserFilter(InTrouble: true));

        Assert.Equal("ea3a81f0-gavin", Assert.Single(page.Items).Id.Value);
    }

    [Fact]
    public async Task Count_OfTheDirectory_GroupsByState()
    {
        var counts = await search.Host.Get<IUserDirectory>().CountAsync(TestActors.Support, Token);

        Assert.Equal(new UserCounts(All: 5, Pending: 0, Known: 5, NotFound: 0, EndsSoon: 0) { Failing = 1, NeverConnected = 4 }, counts);
    }

    [Theory]
    [InlineData("c0ffee11-aaaa", "c0ffee11-aaaa")]
    [InlineData("c0ffee", "c0ffee11-aaaa c0ffee22-bbbb")]
    [InlineData("ffee22", "c0ffee22-bbbb")]
    public async Task Find_ByConnectionId_FindsConnectionAndOwner(string text, string expected)
    {
        var hits = await search.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, text, 10, Token);

        Assert.Equal(expected, string.Join(' ', hits.Select(hit => hit.ConnectionId?.Value)));
        Assert.All(hits, hit => Assert.Equal("Gavin B••••••", hit.Masked.Name));
        Assert.Equal(string.Equals(text, expected, StringComparison.Ordinal), hits[0].IsExactId);
        Assert.StartsWith("Hooli", hits[0].Institution, StringComparison.Ordinal);
        Assert.NotNull(hits[0].BankStatus);
    }

    [Fact]
    public async Task Find_ByWordStart_ComesBeforeWordMiddle()
    {
        var hits = await search.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, "li", 10, Token);

        Assert.Equal("e5-og", hits[0].UserId.Value);
    }

    [Fact]
    public async Task Find_ByWholeUserId_ComesFirstAndSaysSo()
    {
        var hits = await search.Host.Get<IUserDirectory>().FindAsync(TestActors.Support, "b7-laurie", 10, Token);

        Assert.True(hits[0].IsExactId);
        Assert.Equal("b7-laurie", hits[0].UserId.Value);
    }

    private Task<Page<UserRow>> SearchAsync(UserFilter filter, PageRequest? page = null) =>
        search.Host.Get<IUserDirectory>().SearchAsync(TestActors.Support, filter, page ?? new PageRequest(100), Token);
}
