using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A bank that has cases.</summary>
public sealed record BankFacet(InstitutionId Id, string Name);
