using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Connections;

/// <summary>Connections: live at Basiq for one user, from the local records across users.</summary>
public interface IConnectionService
{
    /// <summary>
    /// A user with their connections as Basiq has them now, and what is wrong. Basiq is asked once for each thing, and all that it tells is stored together.
    /// Null when neither Basiq nor the directory knows the user; of one who is gone, the personal details are removed.
    /// </summary>
    /// <exception cref="BasiqException">Basiq did not answer, and the directory does not know the user.</exception>
    [Needs(Right.ViewUsers)]
    Task<UserOverview?> UserOverviewAsync(Actor actor, UserId userId, CancellationToken cancellationToken);

    /// <summary>The same of one of the user's connections, with its accounts.</summary>
    /// <exception cref="BasiqException">Basiq did not answer, and the connection is not known here.</exception>
    [Needs(Right.ViewUsers)]
    Task<ConnectionOverview?> ConnectionOverviewAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken);

    /// <summary>Connections across all users, from the local records.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<ConnectionRow>> SearchAsync(Actor actor, ConnectionListFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts by status, for the filter chips.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyDictionary<string, int>> CountAsync(Actor actor, CancellationToken cancellationToken);
}
