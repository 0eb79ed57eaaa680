using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Errors;

/// <summary>What the app logged, by cause and entry by entry, newest first.</summary>
public sealed partial class ErrorsPage(IErrorLog errors) : ListPage<ErrorRow, ErrorsQuery>
{
    private readonly Loadable<Page<ErrorCause>> _causes = new();
    private long _dropped;

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", null, FilterLink(Query.Filter with { Level = null }), Query.Filter.Level is null),
        .. ErrorWords.Levels.Select(level => new CountChip(level, null, FilterLink(Query.Filter with { Level = level }), string.Equals(Query.Filter.Level, level, StringComparison.OrdinalIgnoreCase))),
    ];

    /// <inheritdoc/>
    protected override ErrorsQuery Parse(string uri) => ErrorsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<ErrorRow>> SearchAsync(CancellationToken cancellationToken) => errors.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync()
    {
        _dropped = errors.Dropped;
        return LoadAsync(_causes, async token =>
        {
            var causes = await errors.GroupAsync(Actor, Query.Filter, token);
            return new Page<ErrorCause>(causes, null, null, causes.Count);
        });
    }

    private string PageLink(PageRequest page) => AdminRoutes.Errors(Query with { Page = page });

    private string FilterLink(ErrorFilter filter) => AdminRoutes.Errors(new ErrorsQuery(filter, Query.Page with { Cursor = null }));

    private void Show(ErrorFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
