using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>The banks' health as the test sets it.</summary>
public sealed class FakeConnectorHealth : IConnectorHealth
{
    public Answer<Page<ConnectorRow>> Search { get; } = new(Sample.PageOf<ConnectorRow>());

    public Answer<ConnectorCounts> Count { get; } = new(SampleConnectors.Counts());

    public Answer<BankHealth?> Get { get; } = new(null);

    public Answer<IReadOnlyList<OutageNews>> Outages { get; } = new([]);

    /// <summary>Filter, page and days of every search, oldest first.</summary>
    public List<(ConnectorFilter Filter, PageRequest Page, int Days)> Searches { get; } = [];

    public Task<Page<ConnectorRow>> SearchAsync(Actor actor, ConnectorFilter filter, PageRequest page, int days, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page, days));
        return Search.GetAsync(cancellationToken);
    }

    public Task<ConnectorCounts> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);

    public Task<BankHealth?> GetAsync(Actor actor, InstitutionId id, CancellationToken cancellationToken) => Get.GetAsync(cancellationToken);

    public Task<IReadOnlyList<OutageNews>> OutagesAsync(Actor actor, CancellationToken cancellationToken) => Outages.GetAsync(cancellationToken);
}
