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
    public async Task Get_AfterFiveMinutes_ReadsAgain()
    {
        var first = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        var same = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        var second = await Catalog.GetAsync(Token);

        Assert.Same(first, same);
        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task Get_WhileBasiqFails_KeepsTheLastList()
    {
        var first = await Catalog.GetAsync(Token);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.FailAsync("/connectors", status: 500, cancellationToken: Token);

        var kept = await host.ThroughRetriesAsync(Catalog.GetAsync(Token), Token);

        Assert.Same(first, kept);
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
