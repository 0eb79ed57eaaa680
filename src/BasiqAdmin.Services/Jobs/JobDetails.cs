using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Jobs;

/// <summary>A job with what surrounds it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="ConnectionStatus">The connection's state when Basiq last told about it; null where it is not known.</param>
/// <param name="Method">How the connection reaches the bank; null where it is not known.</param>
/// <param name="BankStatus">Health of the way into the bank, as Basiq spells it; null where it is not known.</param>
/// <param name="Diagnosis">What this job says: what is wrong, who must act; null when nothing is.</param>
/// <param name="PausedUntil">When a job goes on that Basiq holds back because another one uses the same login, UTC.</param>
/// <param name="Others">Earlier and later jobs of the same connection, newest first, this one left out.</param>
/// <param name="CaseNumber">The case that follows its failure up, where there is one.</param>
public sealed record JobDetails(
    JobView Job,
    PersonalDetails Masked,
    ConnectionStatus? ConnectionStatus,
    ConnectionMethod? Method,
    string? BankStatus,
    Diagnosis? Diagnosis,
    DateTimeOffset? PausedUntil,
    IReadOnlyList<JobView> Others,
    long? CaseNumber);
