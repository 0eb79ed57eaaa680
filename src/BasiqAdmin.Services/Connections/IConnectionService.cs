using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Connections;

/// <summary>Connections: live at Basiq for one user, from the local records across users.</summary>
public interface IConnectionService
{
    /// <summary>A user's connections as Basiq has them now, and which of its rows could not be read; the local records are brought up to date on the way.</summary>
    [Needs(Right.ViewUsers)]
    Task<BasiqList<ConnectionView>> ListAsync(Actor actor, UserId userId, CancellationToken cancellationToken);

    /// <summary>One connection as Basiq has it now with its accounts; null when Basiq does not know it.</summary>
    [Needs(Right.ViewUsers)]
    Task<ConnectionDetails?> GetAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken);

    /// <summary>Connections across all users, from the local records.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<ConnectionRow>> SearchAsync(Actor actor, ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts by status, for the filter chips.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken cancellationToken);
}
