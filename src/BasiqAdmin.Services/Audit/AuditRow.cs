namespace BasiqAdmin.Services.Audit;

/// <summary>One entry of the audit trail.</summary>
public sealed record AuditRow(long Sequence, DateTimeOffset At, string ActorId, string ActorName, string Role, string? Address, AuditFact Fact, string PreviousHash, string Hash);
