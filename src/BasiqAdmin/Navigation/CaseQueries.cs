using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;

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

/// <summary>The state of the recovery queue's list.</summary>
public sealed record RecoveryQuery(RecoveryFilter Filter, PageRequest Page) : IListQuery
{
    /// <summary>The list as it is before anybody narrows it: what is in the queue.</summary>
    public static RecoveryQuery Default { get; } = new(new RecoveryFilter(), new PageRequest());

    /// <summary>Reads the state from an address, relative or absolute.</summary>
    public static RecoveryQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        InstitutionId? bank = InstitutionId.TryParse(reader.Text("bank"), out var id) ? id : null;
        return new RecoveryQuery(new RecoveryFilter(reader.Choice<RecoveryStage>("stage") ?? RecoveryStage.Open, bank, reader.SearchText()), reader.Page());
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("stage", Filter.Stage == RecoveryStage.Open ? null : QueryKeys.Name<RecoveryStage>(Filter.Stage)),
        new("bank", Filter.Institution?.Value),
        QueryKeys.SearchText(Filter.Text),
        .. QueryKeys.Of(Page),
    ];
}

/// <summary>The state of the report of a period.</summary>
/// <param name="Days">The last so many days, today included; one of <see cref="InsightsPeriod.DaysOffered"/>.</param>
/// <param name="Chosen">Days that were chosen by date instead.</param>
public sealed record InsightsQuery(int Days = InsightsPeriod.DaysAtFirst, InsightsPeriod? Chosen = null)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The report as it is before anybody chooses a period.</summary>
    public static InsightsQuery Default { get; } = new();

    /// <summary>Reads the state from an address, relative or absolute; what cannot be read stays at the default.</summary>
    public static InsightsQuery Parse(string uri)
    {
        var reader = new QueryReader(uri);
        if (Day(reader, "from") is { } from && Day(reader, "to") is { } to)
        {
            return new InsightsQuery(Chosen: new InsightsPeriod(from, to));
        }

        return new InsightsQuery(reader.Number("days") is { } days && InsightsPeriod.DaysOffered.Contains(days) ? days : Default.Days);
    }

    /// <summary>The query string's parameters; defaults are left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters() =>
    [
        new("days", Chosen is not null || Days == Default.Days ? null : Days.ToString(CultureInfo.InvariantCulture)),
        new("from", Chosen?.From.ToString(DayFormat, CultureInfo.InvariantCulture)),
        new("to", Chosen?.To.ToString(DayFormat, CultureInfo.InvariantCulture)),
    ];

    /// <summary>The period that is meant at <paramref name="now"/>.</summary>
    public InsightsPeriod PeriodAt(DateTimeOffset now) => Chosen ?? InsightsPeriod.Last(Days, DateOnly.FromDateTime(now.UtcDateTime));

    private static DateOnly? Day(QueryReader reader, string key) =>
        DateOnly.TryParseExact(reader.Text(key), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
}
