namespace BasiqAdmin.Services.Connectors;

/// <summary>An incident with what it did to us.</summary>
/// <param name="Incident">When and how bad.</param>
/// <param name="FailedJobs">Our jobs made in that time that failed, the customers' own errors excluded.</param>
/// <param name="Jobs">All our jobs made in that time.</param>
public sealed record BankIncident(Incident Incident, int FailedJobs, int Jobs);
