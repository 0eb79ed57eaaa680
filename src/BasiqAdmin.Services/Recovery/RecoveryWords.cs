using System.Globalization;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What tickets say of themselves.</summary>
internal static class RecoveryWords
{
    /// <summary>Default text for a waiting ticket.</summary>
    public const string Waits = "It waits until the bank is back.";

    /// <summary>Of a ticket whose connection was purged while it was in the queue.</summary>
    public static string Purged(string evidence) => $"{evidence} Only a manual refresh will fetch it again.";

    /// <summary>How many tries: "1 try", "2 tries", "no try".</summary>
    public static string Tries(int count) => count switch
    {
        0 => "no try",
        1 => "1 try",
        _ => $"{count} tries",
    };

    /// <summary>How a connector is, inside a sentence.</summary>
    public static string Health(ConnectorStatus? status) => status switch
    {
        null => "not listed by Basiq",
        var known when known == ConnectorStatus.Operational => "operational",
        var known when known == ConnectorStatus.MajorOutage => "in a major outage",
        var known when known == ConnectorStatus.PartialOutage => "in a partial outage",
        var known when known == ConnectorStatus.DegradedPerformance => "slow (degraded performance)",
        var known when known == ConnectorStatus.UnderMaintenance => "under maintenance",
        var known => $"reported as {known}",
    };

    /// <summary>A span of time in a sentence: "10 minutes", "90 seconds".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: >= 120 } => $"{span.TotalHours:0.#} hours",
        { TotalSeconds: >= 120 } => $"{span.TotalMinutes:0.#} minutes",
        _ => $"{span.TotalSeconds:0} seconds",
    };
}

/// <summary>What stands in the audit trail about the queue: ids, codes, rules and the app's own words, never Basiq's.</summary>
internal static class RecoveryAuditEvents
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
