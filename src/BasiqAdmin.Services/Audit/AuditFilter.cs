using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Audit;

/// <summary>What the audit trail is narrowed to.</summary>
public sealed record AuditFilter(string? Text = null, string? Action = null, string? ActorId = null, AuditOutcome? Outcome = null, DateTimeOffset? From = null, DateTimeOffset? To = null);
