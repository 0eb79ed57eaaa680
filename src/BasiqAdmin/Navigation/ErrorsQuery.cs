using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of errors.</summary>
public sealed record ErrorsQuery(ErrorFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static ErrorsQuery Default { get; } = new(new ErrorFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static ErrorsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new ErrorFilter(reader.SearchText(), reader.Text("level"), reader.Text("user"), reader.Text("connection"), reader.Text("job"), reader.Text("correlation"), reader.Text("cause"), reader.Moment("from"), reader.Moment("to"));
        return new ErrorsQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        QueryKeys.SearchText(Filter.Text),
        new("level", Filter.Level),
        new("user", Filter.UserId),
        new("connection", Filter.ConnectionId),
        new("job", Filter.JobId),
        new("correlation", Filter.CorrelationId),
        new("cause", Filter.Cause),
        new("from", QueryKeys.Moment(Filter.From)),
        new("to", QueryKeys.Moment(Filter.To)),
        .. QueryKeys.Of(Page),
    ];
}
