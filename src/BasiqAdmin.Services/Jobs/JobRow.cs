using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A job in the list across users, personal details masked.</summary>
public sealed record JobRow(
    JobId Id,
    UserId UserId,
    PersonalDetails Masked,
    ConnectionId? ConnectionId,
    InstitutionId? InstitutionId,
    string BankName,
    JobStatus Status,
    string? FailedStep,
    string? Code,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt,
    string? StartedBy)
{
    /// <summary>What was wrong, as it was judged then; null where it did not fail, or nobody has judged it.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Health of the bank by the way that the connection uses; null where that is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>How long it took, by Basiq's clock; null until it has ended.</summary>
    public TimeSpan? Took => Status is JobStatus.Succeeded or JobStatus.Failed && UpdatedAt >= CreatedAt ? UpdatedAt - CreatedAt : null;

    /// <summary>How long a successful job usually takes at this bank: the median of 7 days; null where there was none.</summary>
    public TimeSpan? Usual { get; init; }
}
