using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Connections;

/// <summary>The list of connections across all users, from the local records.</summary>
public sealed class ConnectionSearch(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock, IOptions<SearchOptions> options)
{
    private static readonly Keyset<ConnectionRecord> Keyset = new Keyset<ConnectionRecord>(record => record.Key)
        .SortableBy("data", record => record.DataAsOf ?? SortIndexSql.Never)
        .SortableBy("expires", record => record.ExpiresAt ?? SortIndexSql.NoEnd)
        .SortableBy("synced", record => record.SyncedAt);

    /// <summary>Above so many matches of a text the total is given as "at least".</summary>
    internal int CountLimit { get; init; } = 20_000;

    /// <summary>The page that <paramref name="page"/> asks for; newest connections first without a sort column.</summary>
    public async Task<Page<ConnectionRow>> ReadAsync(ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (records, isCommon) = await MatchingAsync(context, filter.Text, banks, cancellationToken);
        records = Narrow(records, filter).AsNoTracking();
        var total = await (isCommon ? records.Take(CountLimit + 1) : records).CountAsync(cancellationToken);
        var isAtLeast = isCommon && total > CountLimit;
        var found = await Keyset.ReadAsync(records, page, isAtLeast ? CountLimit : total, cancellationToken);
        var users = await MaskedUsers.ReadAsync(context, found.Items.Select(record => record.UserId), cancellationToken);
        var purged = await PurgedData.NewestAsync(context, found.Items.Select(record => record.Id), cancellationToken);
        return found.Select(record => Row(record, users[record.UserId], banks) with { PurgedAt = purged.GetValueOrDefault(record.Id)?.At }) with { TotalIsAtLeast = isAtLeast };
    }

    /// <summary>Counts by status, as Basiq spells it.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ConnectionRecord>().GroupBy(record => record.Status).Select(status => new { status.Key, Count = status.Count() })
            .ToDictionaryAsync(status => status.Key.Value, status => status.Count, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<(IQueryable<ConnectionRecord> Records, bool IsCommon)> MatchingAsync(AdminContext context, string? text, ConnectorList banks, CancellationToken cancellationToken)
    {
        var records = context.Set<ConnectionRecord>();
        if (SearchQuery.From(text, options.Value.Phones) is not { } query)
        {
            return (records, false);
        }

        var institutions = banks.Matching(query.Text).Select(id => (InstitutionId?)id).ToList();
        var ofBanks = records.Where(record => institutions.Contains(record.InstitutionId));
        var isCommon = await context.CountUsersMatchingAsync(query, CountLimit + 1, cancellationToken) > CountLimit
            || await ofBanks.Take(CountLimit + 1).CountAsync(cancellationToken) > CountLimit;
        var byId = context.ConnectionsMatching(query).Select(record => record.Key);
        foreach (var reading in BankAndPerson.Read(query, banks))
        {
            var customers = context.CustomersMatching(reading).Select(user => user.Id);
            byId = byId.Union(records.AtBanks(reading.Banks).Where(record => customers.Contains(record.UserId)).Select(record => record.Key));
        }

        if (isCommon && query.Number is null)
        {
            // Walked along the sort order, each record tested: with many matches the page is full soon.
            var owners = query.Terms.Aggregate(context.Set<DirectoryUser>().AsQueryable(), (users, term) => users.Where(user => user.SearchText.Contains(term)));
            return (records.Where(record => owners.Any(user => user.Id == record.UserId) || institutions.Contains(record.InstitutionId) || byId.Contains(record.Key)), true);
        }

        // Each way of matching has an index of its own; put together by key they stay fast, which one condition with "or" would not.
        var matching = context.UsersMatching(query).Select(user => user.Id);
        var keys = byId.Union(records.Where(record => matching.Contains(record.UserId)).Select(record => record.Key)).Union(ofBanks.Select(record => record.Key));
        return (records.Where(record => keys.Contains(record.Key)), false);
    }

    private IQueryable<ConnectionRecord> Narrow(IQueryable<ConnectionRecord> records, ConnectionListFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Status))
        {
            var status = ConnectionStatus.From(filter.Status);
            records = records.Where(record => record.Status == status);
        }

        if (!string.IsNullOrWhiteSpace(filter.Method))
        {
            var method = ConnectionMethod.From(filter.Method);
            records = records.Where(record => record.Method == method);
        }

        if (InstitutionId.TryParse(filter.Institution, out var institution))
        {
            records = records.Where(record => record.InstitutionId == institution);
        }

        if (filter.ExpiringWithinDays is { } days)
        {
            // What has run out already does not end soon: it fails.
            var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow().AddDays(Math.Clamp(days, 0, 3650)));
            records = records.Where(record => record.ExpiresAt > now && record.ExpiresAt <= until && record.Status == ConnectionStatus.Active);
        }

        return records;
    }

    private static ConnectionRow Row(ConnectionRecord record, PersonalDetails masked, ConnectorList banks) =>
        new(
            record.Id,
            record.UserId,
            masked,
            record.InstitutionId ?? default,
            banks.NameOf(record.InstitutionId),
            record.Method,
            record.Status,
            record.DataAsOf,
            record.ExpiresAt,
            record.SyncedAt)
        {
            BankStatus = banks.StatusOf(record.InstitutionId, record.Method),
        };
}
