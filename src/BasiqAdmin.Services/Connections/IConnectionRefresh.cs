using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Connections;

/// <summary>Has a connection's data fetched again, one connection at a time and only after checking (Basiq's best practices).</summary>
public interface IConnectionRefresh
{
    /// <summary>
    /// Checks, audits the intent and asks Basiq once. Right: <see cref="Right.RefreshConnection"/>.
    /// The result names the job that fetches the data; a job that was under way already is told as such.
    /// </summary>
    /// <exception cref="RefreshRejectedException">Nothing was sent: a check failed.</exception>
    /// <exception cref="BasiqException">Basiq refused, or did not answer.</exception>
    Task<RefreshResult> RefreshAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken);
}
