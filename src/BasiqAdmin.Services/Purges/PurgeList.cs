using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Purges;

/// <summary>The list of purges and its counts.</summary>
internal sealed class PurgeList(IDbContextFactory<AdminContext> contexts)
{
    private static readonly Keyset<PurgeRequest> Pages = new Keyset<PurgeRequest>(purge => purge.Key)
        .SortableBy("requested", purge => purge.RequestedAt)
        .SortableBy("requester", purge => purge.RequesterName)
        .SortableBy("bank", purge => purge.InstitutionName);

    public async Task<Page<PurgeRow>> SearchAsync(PurgeFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var purges = Matching(context.Set<PurgeRequest>().AsNoTracking(), filter);
        var found = await Pages.ReadAsync(purges, page, await purges.CountAsync(cancellationToken), cancellationToken);
        return new Page<PurgeRow>([.. found.Items.Select(PurgeReceipts.Row)], found.Previous, found.Next, found.Total);
    }

    public async Task<IReadOnlyDictionary<PurgeState, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.Set<PurgeRequest>().GroupBy(purge => purge.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return Enum.GetValues<PurgeState>().ToDictionary(state => state, counts.GetValueOrDefault);
    }

    private static IQueryable<PurgeRequest> Matching(IQueryable<PurgeRequest> purges, PurgeFilter filter)
    {
        purges = filter.State is { } state ? purges.Where(purge => purge.State == state) : purges;
        purges = filter.ConnectionId is { } connection ? purges.Where(purge => purge.ConnectionId == connection.Value) : purges;
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
