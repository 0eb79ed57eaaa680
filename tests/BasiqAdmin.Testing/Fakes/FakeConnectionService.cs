using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Connections whose answers are set by the test.</summary>
public sealed class FakeConnectionService : IConnectionService
{
    public Answer<IReadOnlyList<ConnectionView>> List { get; } = new([]);

    /// <summary>The rows of the list that could not be read.</summary>
    public IReadOnlyList<OddRow> Odd { get; set; } = [];

    public Answer<ConnectionDetails?> Get { get; } = new(null);

    public Answer<Page<ConnectionRow>> Search { get; } = new(Sample.PageOf<ConnectionRow>());

    public Answer<IReadOnlyDictionary<string, int>> Count { get; } = new(new Dictionary<string, int>(StringComparer.Ordinal));

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(ConnectionListFilter Filter, PageRequest Page)> Searches { get; } = [];

    public async Task<BasiqList<ConnectionView>> ListAsync(Actor actor, UserId userId, CancellationToken cancellationToken) => new(await List.GetAsync(cancellationToken), Odd);

    public Task<ConnectionDetails?> GetAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken) => Get.GetAsync(cancellationToken);

    public Task<Page<ConnectionRow>> SearchAsync(Actor actor, ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);
}
