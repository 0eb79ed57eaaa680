using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the list of users.</summary>
public sealed record UsersQuery(UserFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static UsersQuery Default { get; } = new(new UserFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static UsersQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new UserFilter(reader.SearchText(), reader.Choice<DirectoryState>("state"), reader.Flag("trouble"), reader.Flag("ending")) { Tab = reader.Choice<UserTab>("tab") ?? UserTab.All };
        return new UsersQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        QueryKeys.SearchText(Filter.Text),
        new("tab", Filter.Tab == UserTab.All ? null : QueryKeys.Name<UserTab>(Filter.Tab)),
        new("state", QueryKeys.Name(Filter.State)),
        new("trouble", QueryKeys.Flag(Filter.InTrouble)),
        new("ending", QueryKeys.Flag(Filter.EndsSoon)),
        .. QueryKeys.Of(Page),
    ];
}

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

/// <summary>The state of the list of jobs.</summary>
public sealed record JobsQuery(JobFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it.</summary>
    public static JobsQuery Default { get; } = new(new JobFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static JobsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        InstitutionId? institution = InstitutionId.TryParse(reader.Text("institution"), out var id) ? id : null;
        var filter = new JobFilter(reader.Choice<JobStatus>("state"), institution, reader.Text("code"), reader.SearchText(), reader.Moment("since"), reader.Moment("until"))
        {
            IsUnderWay = reader.Flag("running"),
            Cause = reader.Choice<Cause>("cause"),
            Owner = reader.Choice<ActionOwner>("owner"),
        };
        return new JobsQuery(filter, reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("state", QueryKeys.Name(Filter.Status)),
        new("institution", Filter.Institution?.Value),
        new("code", Filter.Code),
        new("running", QueryKeys.Flag(Filter.IsUnderWay)),
        new("cause", QueryKeys.Name(Filter.Cause)),
        new("owner", QueryKeys.Name(Filter.Owner)),
        QueryKeys.SearchText(Filter.Text),
        new("since", QueryKeys.Moment(Filter.Since)),
        new("until", QueryKeys.Moment(Filter.Until)),
        .. QueryKeys.Of(Page),
    ];
}

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

/// <summary>The part of an activity timeline that the address of its page names.</summary>
public static class ActivityQuery
{
    /// <summary>The parameter's name.</summary>
    public const string Key = "activity";

    /// <summary>What the parameter's value names; all for what is absent or made up.</summary>
    public static ActivityFilter Read(string? value) => QueryKeys.Choice<ActivityFilter>(value) ?? ActivityFilter.All;

    internal static string AddTo(string path, ActivityFilter filter) =>
        filter != ActivityFilter.All && QueryKeys.Name<ActivityFilter>(filter) is { } name ? QueryHelpers.AddQueryString(path, Key, name) : path;
}
