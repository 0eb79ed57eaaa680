using BasiqAdmin.Components.Shared;
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
        Chip("All", _counts.Value?.All, Query.Filter with { State = null, InTrouble = false, EndsSoon = false }),
        Chip("Failing", _counts.Value?.InTrouble, Query.Filter with { State = null, InTrouble = true, EndsSoon = false }),
        Chip("Ends soon", _counts.Value?.EndsSoon, Query.Filter with { State = null, InTrouble = false, EndsSoon = true }),
        Chip(DirectoryState.Known, _counts.Value?.Known),
        Chip(DirectoryState.Pending, _counts.Value?.Pending),
        Chip(DirectoryState.NotFound, _counts.Value?.NotFound),
    ];

    /// <inheritdoc/>
    protected override UsersQuery Parse(string uri) => UsersQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<UserRow>> SearchAsync(CancellationToken cancellationToken) => directory.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => directory.CountAsync(Actor, token));

    private CountChip Chip(DirectoryState state, int? count) =>
        Chip(UserWords.Of(state), count, Query.Filter with { State = state, InTrouble = false, EndsSoon = false });

    private CountChip Chip(string text, int? count, UserFilter filter) => new(text, count, FilterLink(filter), filter == Query.Filter);

    private string PageLink(PageRequest page) => AdminRoutes.Users(Query with { Page = page });

    private string FilterLink(UserFilter filter) => AdminRoutes.Users(new UsersQuery(filter, Query.Page with { Cursor = null }));

    private void Show(UserFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
