using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Connections;

/// <inheritdoc/>
internal sealed class ConnectionService(AccessGuard guard, OverviewReader overviews, ConnectionSearch search) : IConnectionService
{
    private const string ObjectType = "connection";
    private const string All = "*";

    /// <inheritdoc/>
    public async Task<UserOverview?> UserOverviewAsync(Actor actor, UserId userId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, "user", userId.Value, cancellationToken);
        return await overviews.OfUserAsync(userId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ConnectionOverview?> ConnectionOverviewAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, connectionId.Value, cancellationToken);
        return await overviews.OfConnectionAsync(userId, connectionId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Page<ConnectionRow>> SearchAsync(Actor actor, ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await search.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, All, cancellationToken);
        return await search.CountAsync(cancellationToken);
    }
}
