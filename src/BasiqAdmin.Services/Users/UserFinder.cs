using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Users;

/// <summary>What the search box finds: whole ids first, then banks, users from whole words to parts of words, customers of a bank that is named with them, and parts of connection ids.</summary>
public sealed class UserFinder(IDbContextFactory<AdminContext> contexts, UserLookup lookup, JobFinder jobs, ConnectorCatalog connectors, IOptions<SearchOptions> options, TimeProvider clock)
{
    private const int ShortestUnknownId = 16;
    private const int ShortestIdPart = 4;
    private const int MostBanks = 3;
    private const int ShortestBank = 3;
    private static readonly PersonalDetails NoDetails = Masking.Mask(null, null, null);

    /// <summary>At most <paramref name="limit"/> hits, best first. What could be the whole id of a user or a job and is not known here is looked up at Basiq.</summary>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        if (SearchQuery.From(text, options.Value.Phones) is not { } query || limit <= 0)
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = await LocalAsync(context, query, limit, cancellationToken);
        if (hits.Count > 0 || !CouldBeUnknownId(query.Text, out var userId))
        {
            return hits;
        }

        var jobId = JobId.Parse(userId.Value);
        if (await jobs.FindAsync(context, jobId, cancellationToken) is { } stored)
        {
            return [stored];
        }

        if (await lookup.LookUpAsync(userId, UserSource.LookUp, cancellationToken))
        {
            return await LocalAsync(context, query, limit, cancellationToken);
        }

        return await jobs.AskAsync(context, jobId, cancellationToken) is { } asked ? [asked] : [];
    }

    private async Task<List<SearchHit>> LocalAsync(AdminContext context, SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        var users = await context.BestUsersAsync(query, limit, cancellationToken);
        var customers = users.Count < limit ? await CustomersAsync(context, query, banks, limit, cancellationToken) : [];
        var connections = await ConnectionsAsync(context, query, limit, cancellationToken);
        var owners = await OwnersAsync(context, connections, cancellationToken);
        var hits = FoundBanks(banks, query.Text)
            .Concat(users.Select(user => Hit(user, query)).Concat(customers).DistinctBy(hit => hit.UserId))
            .Concat(connections.Select(connection => Hit(connection, owners[connection.UserId], banks, query.Text)));
        return await WithStatusAsync(context, [.. hits.OrderByDescending(hit => hit.IsExactId).Take(limit)], banks, cancellationToken);
    }

    // Two people of one masked name are told apart by what is wrong with them, and by their banks.
    private async Task<List<SearchHit>> WithStatusAsync(AdminContext context, List<SearchHit> hits, ConnectorList banks, CancellationToken cancellationToken)
    {
        var ids = hits.Where(hit => hit.IsUser).Select(hit => hit.UserId).ToList();
        if (ids.Count == 0)
        {
            return hits;
        }

        var states = await context.Set<DirectoryUser>().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.State, cancellationToken);
        var known = await UserStatuses.ReadAsync(context, states, banks, clock.GetUtcNow(), cancellationToken);
        return [.. hits.Select(hit => hit.IsUser && known.TryGetValue(hit.UserId, out var found) ? hit with { Status = found.Worst, Banks = found.Banks } : hit)];
    }

    private async Task<List<SearchHit>> CustomersAsync(AdminContext context, SearchQuery query, ConnectorList banks, int limit, CancellationToken cancellationToken)
    {
        var hits = new List<SearchHit>();
        foreach (var reading in BankAndPerson.Read(query, banks))
        {
            foreach (var user in await context.CustomersMatching(reading, limit).AsNoTracking().ToListAsync(cancellationToken))
            {
                var bank = await context.Set<ConnectionRecord>().AtBanks(reading.Banks).Where(record => record.UserId == user.Id).Select(record => record.InstitutionId).FirstOrDefaultAsync(cancellationToken);
                hits.Add(Hit(user, reading.Person) with { AtBank = banks.NameOf(bank) });
            }
        }

        return hits;
    }

    private static async Task<List<ConnectionRecord>> ConnectionsAsync(AdminContext context, SearchQuery query, int limit, CancellationToken cancellationToken)
    {
        if (query.Text.Length < ShortestIdPart || !ConnectionId.TryParse(query.Text, out var id))
        {
            return [];
        }

        var exact = await context.Set<ConnectionRecord>().AsNoTracking().Where(connection => connection.Id == id).ToListAsync(cancellationToken);
        return exact.Count > 0 ? exact : await context.ConnectionsMatching(query, limit).AsNoTracking().ToListAsync(cancellationToken);
    }

    private static Task<Dictionary<UserId, DirectoryUser>> OwnersAsync(AdminContext context, List<ConnectionRecord> connections, CancellationToken cancellationToken)
    {
        var ids = connections.Select(connection => connection.UserId).Distinct().ToList();
        return context.Set<DirectoryUser>().AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken);
    }

    // A few, and those whose words begin so: a letter or two in many banks' names must not hide the people.
    private static IEnumerable<SearchHit> FoundBanks(ConnectorList banks, string text) =>
        banks.Matching(text)
            .Where(bank => text.Length >= ShortestBank && (BeginsAWord(banks.WordsByBank[bank], text) || bank.Value.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(bank => banks.NameOf(bank), StringComparer.Ordinal)
            .Take(MostBanks)
            .Select(bank => new SearchHit(default, null, NoDetails, banks.NameOf(bank), string.Equals(bank.Value, text, StringComparison.OrdinalIgnoreCase)) { Bank = bank });

    private static bool BeginsAWord(string[] name, string text) => $" {string.Join(' ', name)}".Contains($" {string.Join(' ', SearchText.Words(text))}", StringComparison.Ordinal);

    private SearchHit Hit(DirectoryUser user, SearchQuery query)
    {
        var masked = Masked(user);
        var isExactId = string.Equals(user.Id.Value, query.Text, StringComparison.Ordinal);
        return new SearchHit(user.Id, null, masked, null, isExactId) { FoundBy = isExactId ? null : FoundBy.Of(user, masked, query, options.Value.Phones) };
    }

    private static SearchHit Hit(ConnectionRecord connection, DirectoryUser owner, ConnectorList banks, string text) =>
        new(owner.Id, connection.Id, Masked(owner), banks.NameOf(connection.InstitutionId), string.Equals(connection.Id.Value, text, StringComparison.Ordinal))
        {
            BankStatus = banks.StatusOf(connection.InstitutionId, connection.Method),
        };

    private static PersonalDetails Masked(DirectoryUser user) => Masking.Mask(user.Name, user.Email, user.Mobile);

    // Basiq's ids are long and hold digits; a name that is typed letter by letter must not cost a call each.
    private static bool CouldBeUnknownId(string text, out UserId id) =>
        UserId.TryParse(text, out id) && text.Length >= ShortestUnknownId && text.Any(char.IsAsciiDigit);
}
