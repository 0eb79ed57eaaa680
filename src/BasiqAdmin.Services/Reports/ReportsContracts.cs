using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Reports;

/// <summary>A problem that was handed over to Basiq's support.</summary>
/// <param name="Key">Identity; grows with time.</param>
/// <param name="UserId">Whose connection it is.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="JobId">The job that was reported.</param>
/// <param name="CaseNumber">The case that was open then.</param>
/// <param name="Ticket">Basiq's ticket.</param>
/// <param name="By">Who reported it, by name.</param>
/// <param name="At">When, UTC.</param>
public sealed record ReportRow(long Key, UserId UserId, ConnectionId ConnectionId, JobId? JobId, long? CaseNumber, string? Ticket, string By, DateTimeOffset At);
