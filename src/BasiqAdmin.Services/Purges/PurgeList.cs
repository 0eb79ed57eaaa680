using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Purges;

/// <summary>The list of purges and its counts.</summary>
internal sealed class PurgeList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors)
{
    private static readonly Keyset<PurgeRequest> Pages = new Keyset<PurgeRequest>(purge => purge.Key)
        .SortableBy("requested", purge => purge.RequestedAt)
        .SortableBy("requester", purge => purge.RequesterName)
        .SortableBy("bank", purge => purge.InstitutionName);

    public async Task<Page<PurgeRow>> SearchAsync(PurgeFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var purges = Matching(context.Set<PurgeRequest>().AsNoTracking(), filter);
        var found = await Pages.ReadAsync(purges, page, await purges.CountAsync(cancellationToken), cancellationToken);
        var connections = await ConnectionsAsync(context, found.Items, cancellationToken);
        var users = await MaskedUsers.ReadAsync(context, found.Items.Select(purge => UserId.Parse(purge.UserId)), cancellationToken);
        return found.Select(PurgeReceipts.Row).Select(row => row with { Masked = users[row.UserId] }).Select(row => connections.TryGetValue(row.ConnectionId, out var connection)
            ? row with { InstitutionId = connection.InstitutionId, BankStatus = banks.StatusOf(connection.InstitutionId, connection.Method) }
            : row);
    }

    public async Task<IReadOnlyDictionary<PurgeState, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.Set<PurgeRequest>().GroupBy(purge => purge.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return Enum.GetValues<PurgeState>().ToDictionary(state => state, counts.GetValueOrDefault);
    }

    // A purge keeps the bank's name as it was; which way leads into the bank only the connection knows.
    private static Task<Dictionary<ConnectionId, ConnectionRecord>> ConnectionsAsync(AdminContext context, IEnumerable<PurgeRequest> purges, CancellationToken cancellationToken)
    {
        var ids = purges.Select(purge => ConnectionId.Parse(purge.ConnectionId)).Distinct().ToList();
        return context.Set<ConnectionRecord>().AsNoTracking().Where(known => ids.Contains(known.Id)).ToDictionaryAsync(known => known.Id, cancellationToken);
    }

    private static IQueryable<PurgeRequest> Matching(IQueryable<PurgeRequest> purges, PurgeFilter filter)
    {
        purges = filter.State is { } state ? purges.Where(purge => purge.State == state) : purges;
        purges = filter.ConnectionId is { } connection ? purges.Where(purge => purge.ConnectionId == connection.Value) : purges;
        purges = filter.RequesterId is { Length: > 0 } person ? purges.Where(purge => purge.RequesterId == person) : purges;
        purges = filter.From is { } from ? purges.Where(purge => purge.RequestedAt >= from) : purges;
        purges = filter.To is { } to ? purges.Where(purge => purge.RequestedAt < to) : purges;
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            return purges;
        }

        var pattern = LikePattern.Containing(filter.Text);
        var isId = Guid.TryParse(filter.Text, out var id);
        return purges.Where(purge => (isId && purge.Id == id)
            || EF.Functions.Like(purge.ConnectionId, pattern, LikePattern.Escape)
            || EF.Functions.Like(purge.UserId, pattern, LikePattern.Escape)
            || EF.Functions.Like(purge.InstitutionName, pattern, LikePattern.Escape)
            || EF.Functions.Like(purge.RequesterName, pattern, LikePattern.Escape)
            || EF.Functions.Like(purge.Reason, pattern, LikePattern.Escape));
    }
}
