using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of audit entries.</summary>
public sealed record AuditQuery(AuditFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static AuditQuery Default { get; } = new(new AuditFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static AuditQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new AuditFilter(reader.SearchText(), reader.Text("action"), reader.Text("actor"), reader.Choice<AuditOutcome>("outcome"), reader.Moment("from"), reader.Moment("to"));
        return new AuditQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        QueryKeys.SearchText(Filter.Text),
        new("action", Filter.Action),
        new("actor", Filter.ActorId),
        new("outcome", QueryKeys.Name(Filter.Outcome)),
        new("from", QueryKeys.Moment(Filter.From)),
        new("to", QueryKeys.Moment(Filter.To)),
        .. QueryKeys.Of(Page),
    ];
}

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
