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
        Chip("All", _counts.Value?.All, null, isTrouble: false),
        Chip("In trouble", _counts.Value?.InTrouble, null, isTrouble: true),
        Chip(UserWords.Of(DirectoryState.Known), _counts.Value?.Known, DirectoryState.Known, isTrouble: false),
        Chip(UserWords.Of(DirectoryState.Pending), _counts.Value?.Pending, DirectoryState.Pending, isTrouble: false),
        Chip(UserWords.Of(DirectoryState.NotFound), _counts.Value?.NotFound, DirectoryState.NotFound, isTrouble: false),
    ];

    /// <inheritdoc/>
    protected override UsersQuery Parse(string uri) => UsersQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<UserRow>> SearchAsync(CancellationToken cancellationToken) => directory.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => directory.CountAsync(Actor, token));

    private CountChip Chip(string text, int? count, DirectoryState? state, bool isTrouble) =>
        new(text, count, FilterLink(Query.Filter with { State = state, InTrouble = isTrouble }), Query.Filter.State == state && Query.Filter.InTrouble == isTrouble);

    private string PageLink(PageRequest page) => AdminRoutes.Users(Query with { Page = page });

    private string FilterLink(UserFilter filter) => AdminRoutes.Users(new UsersQuery(filter, Query.Page with { Cursor = null }));

    private void Show(UserFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
