using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Connectors;

public sealed class ConnectorCatalogTests : IAsyncLifetime
{
    private static readonly InstitutionId Hooli = InstitutionId.Parse("AU00000");
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConnectorCatalog Catalog => host.Get<ConnectorCatalog>();

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Get_ByManyAtOnce_ReadsOnce()
    {
        var lists = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Catalog.GetAsync(Token), Token)));

        Assert.All(lists, list => Assert.Same(lists[0], list));
        Assert.StartsWith("Hooli", lists[0].NameOf(Hooli), StringComparison.Ordinal);
        Assert.NotNull(lists[0].StatusOf(Hooli, ConnectionMethod.Web));
    }

    [Fact]
    public async Task Get_AfterFiveMinutes_GivesTheListThatIsThere_AndReadsANewerOneBehind()
    {
        var first = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        var same = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        var stillTheSame = await Catalog.GetAsync(Token);

        await Catalog.Rereading;
        Assert.Same(first, same);
        Assert.Same(first, stillTheSame);
        Assert.NotSame(first, await Catalog.GetAsync(Token));
        Assert.Equal(2, await host.CountRequestsAsync("GET", "/connectors", Token));
    }

    [Fact]
    public async Task Get_WhileBasiqFails_KeepsTheLastList_AndNobodyWaits()
    {
        var first = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.FailAsync("/connectors", status: 500, cancellationToken: Token);

        // The clock stands still, so a look that waited for Basiq's retries would wait for good.
        var looks = Enumerable.Range(0, 5).Select(_ => Catalog.GetAsync(Token)).ToList();

        Assert.All(looks, look => Assert.True(look.IsCompletedSuccessfully));
        Assert.All(await Task.WhenAll(looks), list => Assert.Same(first, list));
        await host.Clock.DriveAsync(Catalog.Rereading, TimeSpan.FromSeconds(6), Token);
        Assert.Same(first, await Catalog.GetAsync(Token));
    }

    [Fact]
    public async Task Get_AfterAFailedReading_ReadsAgainHalfAMinuteLater()
    {
        var first = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.FailAsync("/connectors", status: 400, times: 1, cancellationToken: Token);
        await Catalog.GetAsync(Token);
        await Catalog.Rereading;
        await Catalog.GetAsync(Token);
        var readTooSoon = !Catalog.Rereading.IsCompleted;
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        await Catalog.GetAsync(Token);

        await Catalog.Rereading;
        Assert.False(readTooSoon);
        Assert.NotSame(first, await Catalog.GetAsync(Token));
        Assert.Equal(3, await host.CountRequestsAsync("GET", "/connectors", Token));
    }

    [Fact]
    public async Task Get_AfterTheClockWasSetBack_ReadsAgainAfterFiveMinutes()
    {
        var first = await Catalog.GetAsync(Token);
        host.Clock.Set(TimeSpan.FromHours(-3));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await Catalog.GetAsync(Token);

        await Catalog.Rereading;
        Assert.NotSame(first, await Catalog.GetAsync(Token));
    }

    [Fact]
    public async Task Get_WithRowsThatCannotBeRead_HasTheOtherBanksAndNamesTheOddOnes()
    {
        await host.FailAsync(
            new SandboxFault("GET /connectors", Body: """
                {"data":[{"id":"AU00000","method":"web","status":"major-outage","institution":{"name":"Hooli Bank"},"stats":{"averageDurationMs":{"total":"n/a"}}},{"id":null,"status":"operational"}]}
                """),
            Token);

        var list = await Catalog.GetAsync(Token);

        Assert.Equal(ConnectorStatus.MajorOutage, list.StatusOf(Hooli, ConnectionMethod.Web));
        Assert.Equal(["row 1 (AU00000): stats.averageDurationMs.total", "row 2: id"], list.Odd.Select(row => row.ToString()));
        Assert.Equal(list.Odd, (await host.Get<IConnectorHealth>().CountAsync(TestActors.Support, Token)).Odd);
    }

    [Fact]
    public async Task Get_WhileBasiqHasNeverAnswered_CallsBanksByTheirIds()
    {
        await host.FailAsync("/connectors", drop: true, cancellationToken: Token);

        var list = await host.ThroughRetriesAsync(Catalog.GetAsync(Token), Token);

        Assert.Equal("AU00000", list.NameOf(Hooli));
        Assert.Equal("Unknown bank", list.NameOf(null));
        Assert.Null(list.StatusOf(Hooli, ConnectionMethod.Web));
    }
}
