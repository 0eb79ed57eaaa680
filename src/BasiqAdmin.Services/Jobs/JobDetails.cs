using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A job with what surrounds it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="ConnectionStatus">The connection's state when Basiq last told about it; null where it is not known.</param>
/// <param name="Method">How the connection reaches the bank; null where it is not known.</param>
/// <param name="BankStatus">Health of the way into the bank; null where it is not known.</param>
/// <param name="Diagnosis">What this job says: what is wrong, who must act; null when nothing is.</param>
/// <param name="PausedUntil">When a job goes on at the latest that Basiq may be holding back, because another one at the bank may use the same login, UTC.</param>
/// <param name="Earlier">The job of the same connection before it; null for the first.</param>
/// <param name="Later">The one after it; null for the last.</param>
/// <param name="CaseNumber">The case that follows its failure up, where there is one.</param>
public sealed record JobDetails(
    JobView Job,
    PersonalDetails Masked,
    ConnectionStatus? ConnectionStatus,
    ConnectionMethod? Method,
    ConnectorStatus? BankStatus,
    Diagnosis? Diagnosis,
    DateTimeOffset? PausedUntil,
    JobView? Earlier,
    JobView? Later,
    long? CaseNumber)
{
    /// <summary>When the connection's data was purged, UTC; null when it was not, or was wanted again since.</summary>
    public DateTimeOffset? PurgedAt { get; init; }
}
