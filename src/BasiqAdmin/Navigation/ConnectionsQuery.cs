using System.Globalization;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of connections.</summary>
public sealed record ConnectionsQuery(ConnectionListFilter Filter, PageRequest Page) : IListQuery
{
    private const int MostDays = 3650;

    /// <summary>The list as it is before anybody narrows it.</summary>
    public static ConnectionsQuery Default { get; } = new(new ConnectionListFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static ConnectionsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new ConnectionListFilter(reader.SearchText(), reader.Text("status"), reader.Text("institution"), reader.Text("method"), reader.Number("expiring", MostDays));
        return new ConnectionsQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        QueryKeys.SearchText(Filter.Text),
        new("status", Filter.Status),
        new("institution", Filter.Institution),
        new("method", Filter.Method),
        new("expiring", Filter.ExpiringWithinDays?.ToString(CultureInfo.InvariantCulture)),
        .. QueryKeys.Of(Page),
    ];
}
