using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Home;

/// <summary>The gate before the first page of each role.</summary>
internal sealed class HomeService(AccessGuard guard, IDbContextFactory<AdminContext> contexts, ConnectorSearch banks, TeamReader team, AdminReader admin) : IHome
{
    private const string ObjectType = "home";

    /// <inheritdoc/>
    public async Task<HomeBanks> BanksAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, "banks", cancellationToken);
        var (counts, worst) = await banks.TroubleAsync(HomeBanks.MostProblems, cancellationToken);
        return new HomeBanks([.. worst.Select(Problem)], counts);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecentUser>> RecentAsync(Actor actor, IReadOnlyList<UserId> ids, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, "user", "*", cancellationToken);
        var wanted = ids.Distinct().Take(IHome.MostRecent).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Set<DirectoryUser>().AsNoTracking().Where(user => wanted.Contains(user.Id) && user.State == DirectoryState.Known).ToDictionaryAsync(user => user.Id, cancellationToken);
        return [.. wanted.Where(known.ContainsKey).Select(id => known[id]).Select(user => new RecentUser(user.Id, Masking.Mask(user.Name, user.Email, user.Mobile), user.Connections, user.ConnectionsInTrouble))];
    }

    /// <inheritdoc/>
    public async Task<HomeTeam> TeamAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewInsights, ObjectType, "team", cancellationToken);
        return await team.ReadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<HomeAdmin> AdminAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewPurges, ObjectType, "admin", cancellationToken);
        return await admin.ReadAsync(cancellationToken);
    }

    private static BankProblem Problem(ConnectorRow row) => new(
        row.Connector.Id,
        row.Connector.Name,
        row.Connector.Method,
        row.Connector.Status,
        row.SinceAt,
        row.Cases.UsersAffected,
        row.FailsUnannounced,
        row.Judged);
}
