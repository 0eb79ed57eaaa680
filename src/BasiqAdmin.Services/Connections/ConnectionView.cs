using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Connections;

/// <summary>A connection with what surrounds it.</summary>
/// <param name="Connection">As Basiq has it.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="InstitutionName">The bank's name, or its id where the connector list lacks it.</param>
/// <param name="BankStatus">Health of the way into the bank; null where unknown.</param>
/// <param name="LastJob">The newest of its jobs of the last 7 days, where there is one.</param>
public sealed record ConnectionView(Connection Connection, UserId UserId, string InstitutionName, ConnectorStatus? BankStatus, Job? LastJob)
{
    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>When its data was purged, UTC; null when it was not, or was wanted again since.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>Whether Basiq may hold data of it: not after a purge that stands and left nothing.</summary>
    public bool MayHoldData { get; init; } = true;

    /// <summary>Whether the jobs could be read; otherwise whether there is a last one is not known.</summary>
    public bool AreJobsRead { get; init; } = true;
}
