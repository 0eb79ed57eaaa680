using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

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
