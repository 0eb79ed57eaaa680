using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Jobs;

/// <summary>Jobs across all users, from the local records.</summary>
public sealed partial class JobsPage(IJobService jobs) : ListPage<JobRow, JobsQuery>
{
    private readonly Loadable<IReadOnlyDictionary<JobStatus, int>> _counts = new();

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", _counts.Value?.Values.Sum(), FilterLink(Query.Filter with { Status = null }), Query.Filter.Status is null),
        .. Enum.GetValues<JobStatus>().Where(IsShown).Select(status =>
            new CountChip(JobWords.Of(status), _counts.Value is { } counts ? counts.GetValueOrDefault(status) : null, FilterLink(Query.Filter with { Status = status }), Query.Filter.Status == status)),
    ];

    // A state that is not known is so rare that a chip which always says 0 would only raise questions.
    private bool IsShown(JobStatus status) => status != JobStatus.Unknown || Query.Filter.Status == status || _counts.Value?.GetValueOrDefault(status) > 0;

    private string? BankName => Rows.Value?.Items.FirstOrDefault(row => row.InstitutionId == Query.Filter.Institution)?.BankName;

    /// <inheritdoc/>
    protected override JobsQuery Parse(string uri) => JobsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<JobRow>> SearchAsync(CancellationToken cancellationToken) => jobs.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => jobs.CountAsync(Actor, token));

    private string PageLink(PageRequest page) => AdminRoutes.Jobs(Query with { Page = page });

    private string FilterLink(JobFilter filter) => AdminRoutes.Jobs(new JobsQuery(filter, Query.Page with { Cursor = null }));

    private void Show(JobFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
