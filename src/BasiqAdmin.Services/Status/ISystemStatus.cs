using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Status;

/// <summary>How the app itself is: token, budget, workers, database.</summary>
public interface ISystemStatus
{
    /// <summary>The figures now.</summary>
    [Needs(Right.ViewStatus)]
    Task<SystemReport> GetAsync(Actor actor, CancellationToken cancellationToken);
}
