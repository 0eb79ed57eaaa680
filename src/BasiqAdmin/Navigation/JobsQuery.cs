using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

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
