using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>The audit trail, newest first.</summary>
public sealed partial class AuditPage(IAuditLog audit) : ListPage<AuditRow, AuditQuery>
{
    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", null, FilterLink(Query.Filter with { Outcome = null }), Query.Filter.Outcome is null),
        .. Enum.GetValues<AuditOutcome>().Select(outcome => new CountChip(AuditWords.Of(outcome), null, FilterLink(Query.Filter with { Outcome = outcome }), Query.Filter.Outcome == outcome)),
    ];

    /// <inheritdoc/>
    protected override AuditQuery Parse(string uri) => AuditQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<AuditRow>> SearchAsync(CancellationToken cancellationToken) => audit.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    private string PageLink(PageRequest page) => AdminRoutes.Audit(Query with { Page = page });

    private string FilterLink(AuditFilter filter) => AdminRoutes.Audit(new AuditQuery(filter, Query.Page with { Cursor = null }));

    private void Show(AuditFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
