using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Failed jobs of one UTC day by who must act.</summary>
public sealed record OwnerDay(DateOnly Day, ActionOwner Owner, int Failures);
