using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>What the stored refreshes tell, and how long they are kept.</summary>
public sealed class RefreshRecordsTests : IAsyncLifetime
{
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => scene.Host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Frequent_ListsConnectionsRefreshedByHandMoreOftenThanWeekly()
    {
        await StoreAsync("often", 5);
        await StoreAsync("weekly", 4);
        await StoreAsync("by-the-queue", 9, refresh => refresh.ByHand = false);
        await StoreAsync("under-way-already", 9, refresh => refresh.WasUnderWay = true);
        await StoreAsync("refused", 9, refresh => refresh.State = RefreshState.Refused);
        await StoreAsync("long-ago", 9, refresh => refresh.DaysAgo += 28);
        await StoreAsync("by-two", 7, refresh => refresh.Actor = refresh.DaysAgo % 2 == 0 ? RefreshScene.Sam.Id : RefreshScene.Ota.Id);

        await scene.Host.SetBankAsync("AU00000", "web", "partial-outage", Token);

        var rows = (await scene.Refreshes.FrequentAsync(RefreshScene.Sam, new PageRequest(), Token)).Items;

        Assert.All(rows, row => Assert.Equal(ConnectorStatus.PartialOutage, row.BankStatus));
        Assert.Equal([("by-two", 7, 2), ("often", 5, 1)], rows.Select(row => (row.ConnectionId.Value, row.Refreshes, row.People)));
        Assert.Equal(Now, rows[0].LastAt);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("refreshes", false)]
    [InlineData("last", true)]
    [InlineData("last", false)]
    public async Task Frequent_MoreThanAPage_IsPagedWithoutLossInAnyOrder(string? sort, bool descending)
    {
        var names = Enumerable.Range(0, 12).Select(number => $"connection-{number:D2}").ToList();
        foreach (var (index, name) in names.Index())
        {
            await StoreAsync(name, 5 + (index % 3));
        }

        var first = await scene.Refreshes.FrequentAsync(RefreshScene.Sam, new PageRequest(5, null, sort, descending), Token);
        var second = await scene.Refreshes.FrequentAsync(RefreshScene.Sam, new PageRequest(5, first.Next, sort, descending), Token);
        var third = await scene.Refreshes.FrequentAsync(RefreshScene.Sam, new PageRequest(5, second.Next, sort, descending), Token);
        var back = await scene.Refreshes.FrequentAsync(RefreshScene.Sam, new PageRequest(5, third.Previous, sort, descending), Token);

        var all = first.Items.Concat(second.Items).Concat(third.Items).ToList();
        Assert.Equal(names, all.Select(row => row.ConnectionId.Value).Order(StringComparer.Ordinal));
        Assert.Equal(InOrder(all, sort, descending), all);
        Assert.Equal((12, null, null), (first.Total, first.Previous, third.Next));
        Assert.Equal(second.Items, back.Items);
    }

    [Fact]
    public async Task Retention_DeletesWhatIsOlderThanTheSettingSays()
    {
        await StoreAsync("kept", 1, refresh => refresh.DaysAgo = 399);
        await StoreAsync("deleted", 1, refresh => refresh.DaysAgo = 401);

        var result = await scene.Host.Get<Retention>().RunAsync(Token);

        await using var context = scene.Host.Database();
        Assert.Equal(1, result.Handled);
        Assert.Equal("kept", Assert.Single(context.Set<RefreshRecord>()).ConnectionId.Value);
    }

    private static IEnumerable<FrequentRefreshRow> InOrder(IEnumerable<FrequentRefreshRow> rows, string? sort, bool descending) => (sort, descending) switch
    {
        ("last", true) => rows.OrderByDescending(row => row.ConnectionId.Value, StringComparer.Ordinal),
        ("last", false) => rows.OrderBy(row => row.ConnectionId.Value, StringComparer.Ordinal),
        ("refreshes", _) => rows.OrderBy(row => row.Refreshes).ThenBy(row => row.ConnectionId.Value, StringComparer.Ordinal),
        _ => rows.OrderByDescending(row => row.Refreshes).ThenByDescending(row => row.ConnectionId.Value, StringComparer.Ordinal),
    };

    private async Task StoreAsync(string connection, int count, Action<Draft>? change = null)
    {
        await using var context = scene.Host.Database();
        for (var day = count - 1; day >= 0; day--)
        {
            var draft = new Draft { DaysAgo = day };
            change?.Invoke(draft);
            context.Add(new RefreshRecord
            {
                UserId = UserId.Parse("user-1"),
                ConnectionId = ConnectionId.Parse(connection),
                InstitutionId = InstitutionId.Parse("AU00000"),
                Method = ConnectionMethod.Web,
                ActorId = draft.Actor,
                ActorName = "Sam",
                ByHand = draft.ByHand,
                RequestedAt = Now.AddDays(-draft.DaysAgo),
                State = draft.State,
                WasUnderWay = draft.WasUnderWay,
                Verdict = "[]",
            });
        }

        await context.SaveChangesAsync(Token);
    }

    private sealed class Draft
    {
        public int DaysAgo { get; set; }

        public string Actor { get; set; } = TestActors.Support.Id;

        public bool ByHand { get; set; } = true;

        public bool WasUnderWay { get; set; }

        public RefreshState State { get; set; } = RefreshState.Started;
    }
}
