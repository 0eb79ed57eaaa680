using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of connections that are often refreshed by hand.</summary>
public sealed record FrequentRefreshesQuery(PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody sorts it.</summary>
    public static FrequentRefreshesQuery Default { get; } = new(new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static FrequentRefreshesQuery Parse(string uri) => new(new QueryReader(uri).Page());

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() => QueryKeys.Of(Page);
}
