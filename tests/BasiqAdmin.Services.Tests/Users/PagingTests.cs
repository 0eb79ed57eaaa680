using System.Buffers.Text;
using System.Text;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class PagingTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync();
        for (var number = 0; number < 13; number++)
        {
            var id = $"user-{number:00}";
            var connections = Enumerable.Range(0, number % 3).Select(at => People.Connection($"{id}-{at}", id)).ToArray();
            await host.StoreAsync(People.User(id, number % 4 == 0 ? null : "Same", "Name"), connections);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(null, false)]
    [InlineData("name", false)]
    [InlineData("name", true)]
    [InlineData("connections", false)]
    [InlineData("connections", true)]
    [InlineData("trouble", true)]
    [InlineData("seen", false)]
    [InlineData("no-such-column", true)]
    public async Task Pages_ForwardsAndBack_ShowEveryRowOnceInTheSameOrder(string? sort, bool descending)
    {
        var all = (await ReadAsync(new PageRequest(100, null, sort, descending))).Items;
        var request = new PageRequest(4, null, sort, descending);

        var forwards = await WalkAsync(request, page => page.Next);
        var backwards = await WalkAsync(request with { Cursor = forwards[^2].Next }, page => page.Previous);

        Assert.Equal(13, all.Count);
        Assert.Equal(all.Comparable(), forwards.SelectMany(page => page.Items).Comparable());
        Assert.Null(forwards[0].Previous);
        Assert.Null(forwards[^1].Next);
        Assert.Equal(all.Comparable(), backwards.AsEnumerable().Reverse().SelectMany(page => page.Items).Comparable());
        Assert.Null(backwards[^1].Previous);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("bmFtZSsKPgoxMjM0NTY3ODkwMTIzNDU2Nzg5MAo")]
    [InlineData("%00")]
    public async Task Cursor_ThatIsMalformed_GivesTheFirstPage(string cursor)
    {
        var first = await ReadAsync(new PageRequest(4, null, "name"));

        var page = await ReadAsync(new PageRequest(4, cursor, "name"));

        Assert.Equal(first.Items.Comparable(), page.Items.Comparable());
    }

    [Fact]
    public async Task Cursor_OfAnotherOrder_GivesTheFirstPage()
    {
        var byName = await ReadAsync(new PageRequest(4, null, "name"));

        var page = await ReadAsync(new PageRequest(4, byName.Next, "connections"));

        Assert.Null(page.Previous);
    }

    [Fact]
    public async Task Cursor_OfASortByName_HoldsNoName()
    {
        var page = await ReadAsync(new PageRequest(6, null, "name"));

        Assert.DoesNotContain("same", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(page.Next)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Page_WhoseRowsWereFilteredAway_LeadsBackToTheFirst()
    {
        var second = (await ReadAsync(new PageRequest(4))).Next;
        var firstId = (await ReadAsync(new PageRequest(4, second))).Previous;

        var page = await host.Get<IUserDirectory>().SearchAsync(TestActors.Support, new UserFilter("user-00"), new PageRequest(4, firstId), Token);

        Assert.Equal("user-00", Assert.Single(page.Items).Id.Value);
    }

    private async Task<List<Page<UserRow>>> WalkAsync(PageRequest request, Func<Page<UserRow>, string?> cursor)
    {
        var pages = new List<Page<UserRow>> { await ReadAsync(request) };
        while (cursor(pages[^1]) is { } next)
        {
            pages.Add(await ReadAsync(request with { Cursor = next }));
        }

        return pages;
    }

    private Task<Page<UserRow>> ReadAsync(PageRequest request) => host.Get<IUserDirectory>().SearchAsync(TestActors.Support, new UserFilter(), request, Token);
}
