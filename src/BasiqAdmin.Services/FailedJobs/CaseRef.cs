namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A case as somebody saw it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">Its version then.</param>
public sealed record CaseRef(long Number, int Version);
