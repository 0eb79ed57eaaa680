using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Jobs;

/// <summary>Jobs across all users, from the local records.</summary>
public sealed partial class JobsPage(IJobService jobs) : ListPage<JobRow, JobsQuery>
{
    private readonly Loadable<IReadOnlyDictionary<JobStatus, int>> _counts = new();
    private readonly Loadable<LateFailures> _failures = new();

    private IReadOnlyList<CountChip> Chips =>
    [
        Chip("Running", UnderWay, Whole with { IsUnderWay = true }),
        Chip(JobText.Of(JobStatus.Failed), Count(JobStatus.Failed), Whole with { Status = JobStatus.Failed }),
        Chip(JobText.Of(JobStatus.Succeeded), Count(JobStatus.Succeeded), Whole with { Status = JobStatus.Succeeded }),
        .. IsShown(JobStatus.Unknown) ? new[] { Chip(JobText.Of(JobStatus.Unknown), Count(JobStatus.Unknown), Whole with { Status = JobStatus.Unknown }) } : [],
        Chip("All", _counts.Value?.Values.Sum(), Whole),
    ];

    private JobFilter Whole => Query.Filter with { Status = null, IsUnderWay = false };

    private int? UnderWay => _counts.Value is null ? null : Count(JobStatus.Queued) + Count(JobStatus.Running);

    // A state that is not known is so rare that a chip which always says 0 would only raise questions.
    private bool IsShown(JobStatus status) => status != JobStatus.Unknown || Query.Filter.Status == status || _counts.Value?.GetValueOrDefault(status) > 0;

    private int? Count(JobStatus status) => _counts.Value?.GetValueOrDefault(status);

    private CountChip Chip(string text, int? count, JobFilter filter) => new(text, count, FilterLink(filter), filter == Query.Filter);

    private string? BankName => Rows.Value?.Items.FirstOrDefault(row => row.InstitutionId == Query.Filter.Institution)?.BankName;

    /// <inheritdoc/>
    protected override JobsQuery Parse(string uri) => JobsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<JobRow>> SearchAsync(CancellationToken cancellationToken) => jobs.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => Task.WhenAll(
        LoadAsync(_counts, token => jobs.CountAsync(Actor, token)),
        LoadAsync(_failures, token => jobs.FailuresAsync(Actor, token)));

    private static string FailedLink(LateFailures late, InstitutionId? bank) => AdminRoutes.Jobs(JobsQuery.Default with { Filter = new JobFilter(JobStatus.Failed, bank, Since: late.Since) });

    // The list narrowed to the words of a row; null where there are none to go by.
    private JobFilter? LikeThis(JobRow row) => row switch
    {
        { Cause: { } cause } => Query.Filter with { Cause = cause, Code = null },
        { Code: { Length: > 0 } code } => Query.Filter with { Cause = null, Code = code },
        _ => null,
    };

    private string PageLink(PageRequest page) => AdminRoutes.Jobs(Query with { Page = page });

    private string FilterLink(JobFilter filter) => AdminRoutes.Jobs(new JobsQuery(filter, Query.Page with { Cursor = null }));

    private void Show(JobFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
