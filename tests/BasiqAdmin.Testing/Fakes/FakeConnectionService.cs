using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Connections whose answers are set by the test.</summary>
public sealed class FakeConnectionService : IConnectionService
{
    public Answer<UserOverview?> OfUser { get; } = new(Sample.UserOverview());

    public Answer<ConnectionOverview?> OfConnection { get; } = new(Sample.ConnectionOverview());

    public Answer<Page<ConnectionRow>> Search { get; } = new(Sample.PageOf<ConnectionRow>());

    public Answer<IReadOnlyDictionary<string, int>> Count { get; } = new(new Dictionary<string, int>(StringComparer.Ordinal));

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(ConnectionListFilter Filter, PageRequest Page)> Searches { get; } = [];

    public Task<UserOverview?> UserOverviewAsync(Actor actor, UserId userId, CancellationToken cancellationToken) => OfUser.GetAsync(cancellationToken);

    public Task<ConnectionOverview?> ConnectionOverviewAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken) => OfConnection.GetAsync(cancellationToken);

    public Task<Page<ConnectionRow>> SearchAsync(Actor actor, ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken cancellationToken) => Count.GetAsync(cancellationToken);
}
