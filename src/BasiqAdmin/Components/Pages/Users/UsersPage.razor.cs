using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>The directory.</summary>
public sealed partial class UsersPage(IUserDirectory directory) : ListPage<UserRow, UsersQuery>
{
    private readonly Loadable<UserCounts> _counts = new();
    private bool _isImporting;

    private bool MayImport => Actor.May(Right.ImportUsers);

    private IReadOnlyList<CountChip> Chips =>
    [
        Chip(UserTab.All, _counts.Value?.All),
        Chip(UserTab.Failing, _counts.Value?.Failing),
        Chip(UserTab.ConsentEnding, _counts.Value?.EndsSoon),
        Chip(UserTab.NeverConnected, _counts.Value?.NeverConnected),

        // Rare, and apart: of these there is nothing to look after.
        .. IsShown(DirectoryState.NotFound, _counts.Value?.NotFound) ? new[] { Chip(DirectoryState.NotFound, _counts.Value?.NotFound) } : [],
        .. IsShown(DirectoryState.Pending, _counts.Value?.Pending) ? new[] { Chip(DirectoryState.Pending, _counts.Value?.Pending) } : [],
    ];

    /// <inheritdoc/>
    protected override UsersQuery Parse(string uri) => UsersQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<UserRow>> SearchAsync(CancellationToken cancellationToken) => directory.SearchAsync(Actor, Query.Filter, InOrder(Query.Page), cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => directory.CountAsync(Actor, token));

    private bool IsShown(DirectoryState state, int? count) => count > 0 || Query.Filter.State == state;

    private CountChip Chip(UserTab tab, int? count) => Chip(UserText.Of(tab), count, Whole with { Tab = tab });

    private CountChip Chip(DirectoryState state, int? count) => Chip(UserText.Of(state), count, Whole with { State = state });

    private UserFilter Whole => new(Query.Filter.Text);

    private CountChip Chip(string text, int? count, UserFilter filter) => new(text, count, FilterLink(filter), filter == Query.Filter);

    // Without a chosen order: who needs attention first.
    private static PageRequest InOrder(PageRequest page) => page.Sort is null ? page with { Sort = "attention", Descending = true } : page;

    private string PageLink(PageRequest page) => AdminRoutes.Users(Query with { Page = page });

    private string FilterLink(UserFilter filter) => AdminRoutes.Users(new UsersQuery(filter, Query.Page with { Cursor = null }));

    private void Show(UserFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
