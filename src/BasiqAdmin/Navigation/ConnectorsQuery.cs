using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of connectors.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">Sort, size and position; without a sort column the worst come first.</param>
/// <param name="Days">How many days the history shows.</param>
public sealed record ConnectorsQuery(ConnectorFilter Filter, PageRequest Page, int Days) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static ConnectorsQuery Default { get; } = new(new ConnectorFilter(), new PageRequest(), UsualDays);

    /// <summary>The list narrowed to those with problems: what the navigation and the first page count.</summary>
    public static ConnectorsQuery InTrouble { get; } = Default with { Filter = new ConnectorFilter(InTrouble: true) };

    private static int UsualDays => HealthHistory.DaysOffered[0];

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static ConnectorsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new ConnectorFilter(
            reader.SearchText(),
            reader.Text("status") is { } status ? ConnectorStatus.From(status) : null,
            reader.Text("method") is { } method ? ConnectionMethod.From(method) : null,
            reader.Text("stage") is { } stage ? ConnectorStage.From(stage) : null,
            reader.Flag("trouble"),
            reader.Flag("used"));
        var days = reader.Number("days") is { } asked && HealthHistory.DaysOffered.Contains(asked) ? asked : UsualDays;
        return new ConnectorsQuery(filter, reader.Page(), days);
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        QueryKeys.SearchText(Filter.Text),
        new("status", Filter.Status?.Value),
        new("method", Filter.Method?.Value),
        new("stage", Filter.Stage?.Value),
        new("trouble", QueryKeys.Flag(Filter.InTrouble)),
        new("used", QueryKeys.Flag(Filter.InUse)),
        new("days", Days == UsualDays ? null : Days.ToString(CultureInfo.InvariantCulture)),
        .. QueryKeys.Of(Page),
    ];
}
