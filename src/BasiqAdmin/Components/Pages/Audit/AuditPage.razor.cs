using System.Globalization;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>The audit trail, newest first.</summary>
public sealed partial class AuditPage(IAuditLog audit, CurrentActor current) : ListPage<AuditRow, AuditQuery>
{
    private const string DayFormat = "yyyy-MM-dd";

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", null, FilterLink(Query.Filter with { Outcome = null }), Query.Filter.Outcome is null),
        .. Enum.GetValues<AuditOutcome>().Select(outcome => new CountChip(AuditWords.Of(outcome), null, FilterLink(Query.Filter with { Outcome = outcome }), Query.Filter.Outcome == outcome)),
    ];

    /// <inheritdoc/>
    protected override AuditQuery Parse(string uri) => AuditQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<AuditRow>> SearchAsync(CancellationToken cancellationToken) => audit.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    // Days are those of the person who looks; "to" names the last day that is shown.
    private DateTimeOffset? Day(ChangeEventArgs change, int daysLater)
    {
        if (!DateTime.TryParseExact(change.Value as string, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var start = day.AddDays(daysLater);
        return new DateTimeOffset(start, current.Zone.GetUtcOffset(start)).ToUniversalTime();
    }

    private string? DayOf(DateTimeOffset? moment) =>
        moment is { } given ? TimeZoneInfo.ConvertTime(given, current.Zone).ToString(DayFormat, CultureInfo.InvariantCulture) : null;

    private string PageLink(PageRequest page) => AdminRoutes.Audit(Query with { Page = page });

    private string FilterLink(AuditFilter filter) => AdminRoutes.Audit(new AuditQuery(filter, Query.Page with { Cursor = null }));

    private void Show(AuditFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
