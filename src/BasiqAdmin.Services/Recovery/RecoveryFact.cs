using System.Globalization;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What stands in the audit trail about the queue: ids, codes, rules and the app's own words, never Basiq's.</summary>
internal static class RecoveryFact
{
    public const string ObjectType = AuditGroup.ConnectionType;
    public const string QueueType = AuditGroup.QueueType;
    public const string Whole = "all";

    /// <summary>About one ticket; with <paramref name="rules"/> those are named instead of its reason.</summary>
    public static AuditFact Of(RecoveryTicket ticket, string action, AuditOutcome outcome = AuditOutcome.Succeeded, string? rules = null) => new(
        action,
        ObjectType,
        ticket.ConnectionId.Value,
        outcome,
        null,
        ticket.UserId.Value,
        string.Create(CultureInfo.InvariantCulture, $"ticket={ticket.Key}; bank={ticket.InstitutionId}; tries={ticket.Attempts}; job={ticket.JobId?.Value ?? "none"}; {(rules is null ? $"why={ticket.Reason}" : $"rules={rules}")}"));

    /// <summary>About a bank's part of the queue, or all of it.</summary>
    public static AuditFact OfScope(string scope, string action, string? detail = null) =>
        new(action, QueueType, scope.Length == 0 ? Whole : scope, AuditOutcome.Succeeded, Detail: detail);
}
