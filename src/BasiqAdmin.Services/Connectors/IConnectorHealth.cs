using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Connectors;

/// <summary>How the banks are and were.</summary>
public interface IConnectorHealth
{
    /// <summary>The connectors that <paramref name="filter"/> leaves, the worst first unless <paramref name="page"/> says otherwise, each with its last <paramref name="days"/> days.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<Page<ConnectorRow>> SearchAsync(Actor actor, ConnectorFilter filter, PageRequest page, int days, CancellationToken cancellationToken);

    /// <summary>All connectors, counted.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<ConnectorCounts> CountAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>One bank; null when Basiq does not list it.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<BankHealth?> GetAsync(Actor actor, InstitutionId id, CancellationToken cancellationToken);

    /// <summary>The major outages that last or have ended in the last 24 hours, newest first.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<OutageNews>> OutagesAsync(Actor actor, CancellationToken cancellationToken);
}
