using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

/// <summary>The list of users: filtered, sorted, a page at a time, personal details masked.</summary>
public sealed class UserList(IDbContextFactory<AdminContext> contexts)
{
    /// <summary>Above so many matches of a text the total is given as "at least".</summary>
    public const int CountLimit = 10_000;

    private static readonly Keyset<DirectoryUser> Keyset = new Keyset<DirectoryUser>(user => user.Key)
        .SortableBy("name", user => user.SortName, isPersonal: true)
        .SortableBy("connections", user => user.Connections)
        .SortableBy("trouble", user => user.ConnectionsInTrouble)
        .SortableBy("seen", user => user.FirstSeenAt);

    /// <summary>The page that <paramref name="page"/> asks for; newest users first without a sort column.</summary>
    public async Task<Page<UserRow>> ReadAsync(UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = SearchQuery.From(filter.Text);
        var matches = query is null ? 0 : await context.CountUsersMatchingAsync(query, CountLimit + 1, cancellationToken);
        var isCommon = matches > CountLimit;
        var users = Narrow(Matching(context, query, isCommon), filter).AsNoTracking();
        var total = isCommon ? CountLimit : await users.CountAsync(cancellationToken);
        var found = await Keyset.ReadAsync(users, page, total, cancellationToken);
        return found.Select(Row) with { TotalIsAtLeast = isCommon };
    }

    /// <summary>Counts by state.</summary>
    public async Task<UserCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var users = context.Set<DirectoryUser>();
        var states = await users.GroupBy(user => user.State).Select(state => new { state.Key, Count = state.Count() })
            .ToDictionaryAsync(state => state.Key, state => state.Count, cancellationToken);
        var inTrouble = await users.CountAsync(user => user.ConnectionsInTrouble > 0, cancellationToken);
        int Of(DirectoryState state) => states.GetValueOrDefault(state);
        return new UserCounts(states.Values.Sum(), Of(DirectoryState.Pending), Of(DirectoryState.Known), Of(DirectoryState.NotFound), inTrouble);
    }

    // A rare text is looked up in the index and its few users sorted; for a common one it is faster to walk along the sort order and test each.
    private static IQueryable<DirectoryUser> Matching(AdminContext context, SearchQuery? query, bool isCommon) => (query, isCommon) switch
    {
        (null, _) => context.Set<DirectoryUser>(),
        (_, false) => context.UsersMatching(query),
        _ => query.Terms.Aggregate(context.Set<DirectoryUser>().AsQueryable(), (users, term) => users.Where(user => user.SearchText.Contains(term))),
    };

    private static IQueryable<DirectoryUser> Narrow(IQueryable<DirectoryUser> users, UserFilter filter)
    {
        users = filter.State is { } state ? users.Where(user => user.State == state) : users;
        return filter.InTrouble ? users.Where(user => user.ConnectionsInTrouble > 0) : users;
    }

    private static UserRow Row(DirectoryUser user) =>
        new(user.Id, Masking.Mask(user.Name, user.Email, user.Mobile), user.State, user.Connections, user.ConnectionsInTrouble, user.FirstSeenAt, user.SyncedAt);
}
