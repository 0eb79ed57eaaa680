using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The gate before what is known about the banks' health.</summary>
internal sealed class ConnectorHealth(AccessGuard guard, ConnectorSearch search, BankHealthQuery banks, OutageReader outages) : IConnectorHealth
{
    private const string ObjectType = "connector";

    /// <inheritdoc/>
    public async Task<Page<ConnectorRow>> SearchAsync(Actor actor, ConnectorFilter filter, PageRequest page, int days, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, "*", cancellationToken);
        return await search.SearchAsync(filter, page, days, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ConnectorCounts> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, "*", cancellationToken);
        return await search.CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BankHealth?> GetAsync(Actor actor, InstitutionId id, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, id.Value, cancellationToken);
        return await banks.ReadAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutageNews>> OutagesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, "*", cancellationToken);
        return await outages.ReadAsync(cancellationToken);
    }
}
