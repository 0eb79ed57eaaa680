using System.Globalization;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Errors;

/// <summary>What the app logged, by cause and entry by entry, newest first.</summary>
public sealed partial class ErrorsPage(IErrorLog errors) : ListPage<ErrorRow, ErrorsQuery>
{
    private readonly Loadable<Page<ErrorCause>> _causes = new();
    private long _dropped;
    private (ErrorsQuery Of, bool IsOpen)? _chosen;

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", null, FilterLink(Query.Filter with { Level = null }), Query.Filter.Level is null),
        .. ErrorText.Levels.Select(level => new CountChip(level, null, FilterLink(Query.Filter with { Level = level }), string.Equals(Query.Filter.Level, level, StringComparison.OrdinalIgnoreCase))),
    ];

    // Whoever narrows the list to a cause, a person or a text wants the entries themselves.
    private bool IsNarrowed => Query.Filter with { Level = null, From = null, To = null } != new ErrorFilter() || Query.Page != new PageRequest();

    // Closed entries are not read; somebody's own choice holds until the list is another.
    private bool ShowsEntries => _chosen is { } chosen && chosen.Of == Query ? chosen.IsOpen : IsNarrowed;

    private string Summary => _causes.Value?.Items switch
    {
        null => "Warnings and errors of this app, by what happened",
        { Count: 0 } => "No warnings or errors",
        { Count: 1 } causes => $"{NumberText.Of(causes[0].Count)} of one kind; {NumberText.Of(Today(causes))} today",
        var causes => $"{NumberText.Of(causes.Sum(cause => cause.Count))} of {NumberText.Of(causes.Count)} kinds; {NumberText.Of(Today(causes))} today",
    };

    /// <inheritdoc/>
    protected override ErrorsQuery Parse(string uri) => ErrorsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<ErrorRow>> SearchAsync(CancellationToken cancellationToken) =>
        ShowsEntries ? errors.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken) : Task.FromResult(new Page<ErrorRow>([], null, null, 0));

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

    private Task ToggleEntriesAsync()
    {
        _chosen = (Query, !ShowsEntries);
        return ShowsEntries ? LoadAsync(Rows, SearchAsync) : Task.CompletedTask;
    }

    private static int Today(IReadOnlyList<ErrorCause> causes) => causes.Sum(cause => cause.ByDay is [.., var today] ? today : 0);

    // The cause that is open is closed by the same link.
    private string CauseLink(ErrorCause cause) => FilterLink(Query.Filter with { Cause = cause.Cause == Query.Filter.Cause ? null : cause.Cause });

    private string PageLink(PageRequest page) => AdminRoutes.Errors(Query with { Page = page });

    private string FilterLink(ErrorFilter filter) => AdminRoutes.Errors(new ErrorsQuery(filter, Query.Page with { Cursor = null }));

    private void Show(ErrorFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
