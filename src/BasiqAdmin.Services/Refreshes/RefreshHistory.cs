using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Reads the refreshes that were asked for here.</summary>
internal sealed class RefreshHistory(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    // More often than weekly over four weeks.
    private const int Weeks = 4;
    private const int MostRows = 500;
    private static readonly TimeSpan Period = TimeSpan.FromDays(7 * Weeks);

    private static readonly Keyset<FrequentRefreshes> Keyset = new Keyset<FrequentRefreshes>(group => group.Last)
        .SortableBy("refreshes", group => group.Count)
        .SortableBy("last", group => group.Last);

    /// <summary>Those of one connection, newest first.</summary>
    public async Task<IReadOnlyList<RefreshRow>> OfConnectionAsync(ConnectionId connectionId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var refreshes = await context.Set<RefreshRecord>().AsNoTracking().Where(refresh => refresh.ConnectionId == connectionId)
            .OrderByDescending(refresh => refresh.Key).Take(Math.Clamp(limit, 1, MostRows)).ToListAsync(cancellationToken);
        return [.. refreshes.Select(Row)];
    }

    /// <summary>Connections that people refreshed more often than weekly, the most often refreshed first unless <paramref name="page"/> says otherwise.</summary>
    public async Task<Page<FrequentRefreshRow>> FrequentAsync(PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var frequent = Frequent(context.Set<RefreshRecord>().AsNoTracking(), clock.GetUtcNow() - Period);
        var total = await frequent.CountAsync(cancellationToken);
        var found = await Keyset.ReadAsync(frequent, page.Sort is null ? page with { Sort = "refreshes", Descending = true } : page, total, cancellationToken);
        var keys = found.Items.Select(group => group.Last).ToList();
        var last = await context.Set<RefreshRecord>().AsNoTracking().Where(refresh => keys.Contains(refresh.Key)).ToDictionaryAsync(refresh => refresh.Key, cancellationToken);
        var users = await MaskedUsers.ReadAsync(context, last.Values.Select(refresh => refresh.UserId), cancellationToken);
        return found.Select(group => Row(group, last[group.Last], users[last[group.Last].UserId], banks));
    }

    private static IQueryable<FrequentRefreshes> Frequent(IQueryable<RefreshRecord> refreshes, DateTimeOffset since) => refreshes
        .Where(refresh => refresh.ByHand && refresh.RequestedAt > since && refresh.State == RefreshState.Started && !refresh.WasUnderWay)
        .GroupBy(refresh => refresh.ConnectionId)
        .Select(group => new FrequentRefreshes { Last = group.Max(refresh => refresh.Key), Count = group.Count(), People = group.Select(refresh => refresh.ActorId).Distinct().Count() })
        .Where(group => group.Count > Weeks);

    private static FrequentRefreshRow Row(FrequentRefreshes group, RefreshRecord last, PersonalDetails masked, ConnectorList banks) => new(
        last.ConnectionId,
        last.UserId,
        masked,
        last.InstitutionId,
        banks.NameOf(last.InstitutionId),
        last.Method,
        group.Count,
        group.People,
        last.RequestedAt,
        last.ActorName)
    {
        BankStatus = banks.StatusOf(last.InstitutionId, last.Method),
    };

    private static RefreshRow Row(RefreshRecord refresh) => new(
        refresh.Key,
        refresh.RequestedAt,
        refresh.ActorName,
        refresh.ByHand,
        refresh.State,
        RefreshAnswers.TextOf(refresh),
        VerdictJson.Read(refresh.Verdict),
        refresh.OverrideReason,
        refresh.JobId,
        refresh.WasUnderWay,
        refresh.CorrelationId);
}
