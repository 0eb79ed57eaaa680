using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of purges.</summary>
public sealed record PurgesQuery(PurgeFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static PurgesQuery Default { get; } = new(new PurgeFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static PurgesQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new PurgeFilter(reader.Choice<PurgeState>("state"), reader.SearchText(), Connection(reader))
        {
            RequesterId = reader.Text("person"),
            From = reader.Moment("from"),
            To = reader.Moment("to"),
        };
        return new PurgesQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("state", QueryKeys.Name(Filter.State)),
        QueryKeys.SearchText(Filter.Text),
        new("connection", Filter.ConnectionId?.Value),
        new("person", Filter.RequesterId),
        new("from", QueryKeys.Moment(Filter.From)),
        new("to", QueryKeys.Moment(Filter.To)),
        .. QueryKeys.Of(Page),
    ];

    private static ConnectionId? Connection(QueryReader reader) =>
        ConnectionId.TryParse(reader.Text("connection"), out var id) ? id : null;
}
