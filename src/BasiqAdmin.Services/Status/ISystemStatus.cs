using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Status;

/// <summary>How the app itself is: token, budget, workers, database. Right: <see cref="Right.ViewStatus"/>.</summary>
public interface ISystemStatus
{
    /// <summary>The figures now.</summary>
    Task<SystemReport> GetAsync(Actor actor, CancellationToken cancellationToken);
}
