using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>The state of the inbox of failed jobs.</summary>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Page">Sort, size and position; without a sort column the list is grouped.</param>
/// <param name="Case">The case that is open beside the list.</param>
/// <param name="Unfolded">The bank whose outage is unfolded.</param>
/// <param name="Days">How many days the trend shows; null where it is not shown.</param>
public sealed record FailedJobsQuery(CaseFilter Filter, PageRequest Page, long? Case = null, InstitutionId? Unfolded = null, int? Days = null) : IListQuery
{
    // Ten years: nothing here is older.
    private const int MostHours = 10 * 365 * 24;

    // A person's id is never this short.
    private const string Nobody = "-";

    /// <summary>How many days the trend shows to somebody who has not chosen.</summary>
    public const int UsualDays = 30;

    /// <summary>The days that the trend offers.</summary>
    public static IReadOnlyList<int> DaysOffered { get; } = [7, UsualDays, 90];

    /// <summary>The inbox as it is before anybody narrows it.</summary>
    public static FailedJobsQuery Default { get; } = new(new CaseFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static FailedJobsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        var filter = new CaseFilter
        {
            State = reader.Choice<CaseState>("state") ?? CaseState.Open,
            Owner = reader.Choice<ActionOwner>("owner"),
            Cause = reader.Choice<Cause>("cause"),
            Institution = Bank(reader, "bank"),
            Method = reader.Text("method") is { } method ? ConnectionMethod.From(method) : null,
            Code = reader.Text("code"),
            Step = reader.Text("step"),
            Assignee = reader.Text("assignee") is { } person ? (person == Nobody ? CaseFilter.Nobody : person) : null,
            OlderThan = Hours(reader, "older"),
            YoungerThan = Hours(reader, "younger"),
            Text = reader.SearchText(),
            InOutageOf = Bank(reader, "outage"),
        };
        int? days = reader.Number("days") is { } asked && DaysOffered.Contains(asked) ? asked : null;
        return new FailedJobsQuery(filter, reader.Page(), reader.Number("case"), Bank(reader, "unfold"), days);
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("state", Filter.State == CaseState.Open ? null : QueryKeys.Name<CaseState>(Filter.State)),
        new("owner", QueryKeys.Name(Filter.Owner)),
        new("cause", QueryKeys.Name(Filter.Cause)),
        new("bank", Filter.Institution?.Value),
        new("method", Filter.Method?.Value),
        new("code", Filter.Code),
        new("step", Filter.Step),
        new("assignee", Filter.Assignee == CaseFilter.Nobody ? Nobody : Filter.Assignee),
        new("older", Hours(Filter.OlderThan)),
        new("younger", Hours(Filter.YoungerThan)),
        QueryKeys.SearchText(Filter.Text),
        new("outage", Filter.InOutageOf?.Value),
        .. QueryKeys.Of(Page),
        new("unfold", Unfolded?.Value),
        new("days", Days?.ToString(CultureInfo.InvariantCulture)),
        new("case", Case?.ToString(CultureInfo.InvariantCulture)),
    ];

    private static InstitutionId? Bank(QueryReader reader, string key) => InstitutionId.TryParse(reader.Text(key), out var id) ? id : null;

    private static TimeSpan? Hours(QueryReader reader, string key) => reader.Number(key, MostHours) is { } hours and > 0 ? TimeSpan.FromHours(hours) : null;

    private static string? Hours(TimeSpan? span) => span is { } age ? ((long)age.TotalHours).ToString(CultureInfo.InvariantCulture) : null;
}
