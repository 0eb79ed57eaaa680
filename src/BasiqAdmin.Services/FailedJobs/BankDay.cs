using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Failed jobs of one UTC day at one bank.</summary>
public sealed record BankDay(DateOnly Day, InstitutionId? InstitutionId, string BankName, int Failures);
