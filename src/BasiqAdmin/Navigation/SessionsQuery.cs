using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of sessions.</summary>
public sealed record SessionsQuery(SessionFilter Filter, PageRequest Page) : IListQuery
{
    private const string Person = "person";
    private const string Ended = "ended";

    /// <summary>Those that last, newest first.</summary>
    public static SessionsQuery Default { get; } = new(new SessionFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static SessionsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        return new SessionsQuery(new SessionFilter(reader.Text(Person), reader.Flag(Ended)), reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new(Person, Filter.ActorId),
        new(Ended, QueryKeys.Flag(Filter.WithEnded)),
        .. QueryKeys.Of(Page),
    ];
}
