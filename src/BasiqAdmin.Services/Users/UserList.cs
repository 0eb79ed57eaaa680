using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Users;

/// <summary>The list of users: filtered, sorted, a page at a time, personal details masked.</summary>
public sealed class UserList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, IOptions<SearchOptions> options)
{
    private static readonly Keyset<DirectoryUser> Keyset = new Keyset<DirectoryUser>(user => user.Key)
        .SortableBy("name", user => user.SortName, isPersonal: true)
        .SortableBy("connections", user => user.Connections)
        .SortableBy("trouble", user => user.ConnectionsInTrouble)
        .SortableBy("seen", user => user.Key);

    /// <summary>Above so many matches of a text the total is given as "at least".</summary>
    internal int CountLimit { get; init; } = 100_000;

    /// <summary>The page that <paramref name="page"/> asks for; newest users first without a sort column.</summary>
    public async Task<Page<UserRow>> ReadAsync(UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (SearchQuery.From(filter.Text, options.Value.Phones) is not { } query)
        {
            var all = Narrow(context.Set<DirectoryUser>(), filter);
            return await PageAsync(all, page, await all.CountAsync(cancellationToken), isAtLeast: false, cancellationToken);
        }

        if (BankAndPerson.Read(query, await connectors.GetAsync(cancellationToken)) is { Count: > 0 } readings)
        {
            return await CustomersAsync(context, query, readings, filter, page, cancellationToken);
        }

        var matches = await context.CountUsersMatchingAsync(query, CountLimit + 1, cancellationToken);
        var users = Narrow(Matching(context, query, matches > CountLimit), filter);
        var total = filter == new UserFilter(filter.Text) ? matches : await users.Take(CountLimit + 1).CountAsync(cancellationToken);
        return await PageAsync(users, page, Math.Min(total, CountLimit), total > CountLimit, cancellationToken);
    }

    /// <summary>Counts by state.</summary>
    public async Task<UserCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var users = context.Set<DirectoryUser>();

        // Nearly all users are known: counting the others and all is much less work than counting each state.
        var all = await users.CountAsync(cancellationToken);
        var pending = await users.CountAsync(user => user.State == DirectoryState.Pending, cancellationToken);
        var notFound = await users.CountAsync(user => user.State == DirectoryState.NotFound, cancellationToken);
        var inTrouble = await users.CountAsync(user => user.ConnectionsInTrouble > 0, cancellationToken);
        var endsSoon = await users.CountAsync(user => user.ConnectionsEnding > 0, cancellationToken);
        return new UserCounts(all, pending, all - pending - notFound, notFound, inTrouble, endsSoon);
    }

    // Each reading has an index of its own; put together by key they stay fast, which one condition with "or" would not.
    private async Task<Page<UserRow>> CustomersAsync(AdminContext context, SearchQuery query, IReadOnlyList<BankAndPerson> readings, UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var keys = readings.Aggregate(
            context.UsersMatching(query).Select(user => user.Key),
            (known, reading) => known.Union(context.CustomersMatching(reading).Select(user => user.Key)));
        var users = Narrow(context.Set<DirectoryUser>().Where(user => keys.Contains(user.Key)), filter);
        var total = await users.Take(CountLimit + 1).CountAsync(cancellationToken);
        return await PageAsync(users, page, Math.Min(total, CountLimit), total > CountLimit, cancellationToken);
    }

    private static async Task<Page<UserRow>> PageAsync(IQueryable<DirectoryUser> users, PageRequest page, int total, bool isAtLeast, CancellationToken cancellationToken)
    {
        var found = await Keyset.ReadAsync(users.AsNoTracking(), page, total, cancellationToken);
        return found.Select(Row) with { TotalIsAtLeast = isAtLeast };
    }

    // The users of a rare text come from the index and are sorted; for a common one it is faster to walk along the sort order and test each.
    private static IQueryable<DirectoryUser> Matching(AdminContext context, SearchQuery query, bool isCommon) =>
        isCommon && query.Number is null
            ? query.Terms.Aggregate(context.Set<DirectoryUser>().AsQueryable(), (users, term) => users.Where(user => user.SearchText.Contains(term)))
            : context.UsersMatching(query);

    private static IQueryable<DirectoryUser> Narrow(IQueryable<DirectoryUser> users, UserFilter filter)
    {
        users = filter.State is { } state ? users.Where(user => user.State == state) : users;
        users = filter.InTrouble ? users.Where(user => user.ConnectionsInTrouble > 0) : users;
        return filter.EndsSoon ? users.Where(user => user.ConnectionsEnding > 0) : users;
    }

    private static UserRow Row(DirectoryUser user) =>
        new(user.Id, Masking.Mask(user.Name, user.Email, user.Mobile), user.State, user.Connections, user.ConnectionsInTrouble, user.FirstSeenAt, user.SyncedAt) { ConnectionsEnding = user.ConnectionsEnding };
}
