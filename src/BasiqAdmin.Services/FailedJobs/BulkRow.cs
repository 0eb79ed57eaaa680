namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A bulk change in its history.</summary>
public sealed record BulkRow(long Key, DateTimeOffset At, string ActorName, string Description, int Changed, int Skipped);
