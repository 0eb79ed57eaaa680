using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
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
    string? StartedBy);
