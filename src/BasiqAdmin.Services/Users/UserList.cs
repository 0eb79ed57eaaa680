using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Users;

/// <summary>The list of users: filtered, sorted, a page at a time, personal details masked.</summary>
public sealed class UserList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, IOptions<SearchOptions> options, TimeProvider clock)
{
    private static readonly Keyset<DirectoryUser> Keyset = new Keyset<DirectoryUser>(user => user.Key)
        .SortableBy("name", user => user.SortName, isPersonal: true)
        .SortableBy("connections", user => user.Connections)
        .SortableBy("trouble", user => user.ConnectionsInTrouble)
        .SortableBy("attention", user => user.Attention)
        .SortableBy("seen", user => user.Key);

    /// <summary>Above so many matches of a text the total is given as "at least".</summary>
    internal int CountLimit { get; init; } = 100_000;

    /// <summary>The page that <paramref name="page"/> asks for; newest users first without a sort column.</summary>
    public async Task<Page<UserRow>> ReadAsync(UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (SearchQuery.From(filter.Text, options.Value.Phones) is not { } query)
        {
            var all = Narrow(context, context.Set<DirectoryUser>(), filter);
            return await PageAsync(context, all, page, await all.CountAsync(cancellationToken), isAtLeast: false, cancellationToken);
        }

        if (BankAndPerson.Read(query, await connectors.GetAsync(cancellationToken)) is { Count: > 0 } readings)
        {
            return await CustomersAsync(context, query, readings, filter, page, cancellationToken);
        }

        var matches = await context.CountUsersMatchingAsync(query, CountLimit + 1, cancellationToken);
        var users = Narrow(context, Matching(context, query, matches > CountLimit), filter);
        var total = filter == new UserFilter(filter.Text) ? matches : await users.Take(CountLimit + 1).CountAsync(cancellationToken);
        return await PageAsync(context, users, page, Math.Min(total, CountLimit), total > CountLimit, cancellationToken);
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
        var endsSoon = await users.CountAsync(user => user.ConnectionsEnding > 0, cancellationToken);
        return new UserCounts(all, pending, all - pending - notFound, notFound, endsSoon)
        {
            MustAct = await context.Set<FailedJobCase>().Where(found => found.State != CaseState.Resolved && found.Owner == ActionOwner.Customer)
                .Select(found => found.UserId).Distinct().Take(UserCounts.MostCounted + 1).CountAsync(cancellationToken),
            Failing = await OfTab(context, users, UserTab.Failing).CountAsync(cancellationToken),
            NeverConnected = await OfTab(context, users, UserTab.NeverConnected).CountAsync(cancellationToken),
        };
    }

    // Each reading has an index of its own; put together by key they stay fast, which one condition with "or" would not.
    private async Task<Page<UserRow>> CustomersAsync(AdminContext context, SearchQuery query, IReadOnlyList<BankAndPerson> readings, UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var keys = readings.Aggregate(
            context.UsersMatching(query).Select(user => user.Key),
            (known, reading) => known.Union(context.CustomersMatching(reading).Select(user => user.Key)));
        var users = Narrow(context, context.Set<DirectoryUser>().Where(user => keys.Contains(user.Key)), filter);
        var total = await users.Take(CountLimit + 1).CountAsync(cancellationToken);
        return await PageAsync(context, users, page, Math.Min(total, CountLimit), total > CountLimit, cancellationToken);
    }

    private async Task<Page<UserRow>> PageAsync(AdminContext context, IQueryable<DirectoryUser> users, PageRequest page, int total, bool isAtLeast, CancellationToken cancellationToken)
    {
        var found = await Keyset.ReadAsync(users.AsNoTracking(), page, total, cancellationToken);
        var rows = found.Select(Row);
        var withStatus = await UserStatuses.WithStatusAsync(context, [.. rows.Items], await connectors.GetAsync(cancellationToken), clock.GetUtcNow(), cancellationToken);
        return rows.Select(row => withStatus[row.Id]) with { TotalIsAtLeast = isAtLeast };
    }

    // The users of a rare text come from the index and are sorted; for a common one it is faster to walk along the sort order and test each.
    private static IQueryable<DirectoryUser> Matching(AdminContext context, SearchQuery query, bool isCommon) =>
        isCommon && query.Number is null
            ? query.Terms.Aggregate(context.Set<DirectoryUser>().AsQueryable(), (users, term) => users.Where(user => user.SearchText.Contains(term)))
            : context.UsersMatching(query);

    internal static IQueryable<DirectoryUser> OfTab(AdminContext context, IQueryable<DirectoryUser> users, UserTab tab) => tab switch
    {
        UserTab.Failing => users.Where(user => user.Attention >= AttentionSql.Failing),
        UserTab.ConsentEnding => users.Where(user => user.ConnectionsEnding > 0),
        UserTab.NeverConnected => users.Where(user => user.State == DirectoryState.Known && user.Connections == 0 && !context.Set<ConnectionRecord>().Any(record => record.UserId == user.Id)),
        _ => users,
    };

    private static IQueryable<DirectoryUser> Narrow(AdminContext context, IQueryable<DirectoryUser> users, UserFilter filter)
    {
        users = OfTab(context, users, filter.Tab);
        users = filter.State is { } state ? users.Where(user => user.State == state) : users;
        users = filter.InTrouble ? users.Where(user => user.ConnectionsInTrouble > 0) : users;
        return filter.EndsSoon ? users.Where(user => user.ConnectionsEnding > 0) : users;
    }

    private static UserRow Row(DirectoryUser user) =>
        new(user.Id, Masking.Mask(user.Name, user.Email, user.Mobile), user.State, user.Connections, user.ConnectionsInTrouble, user.FirstSeenAt, user.SyncedAt) { ConnectionsEnding = user.ConnectionsEnding };
}
