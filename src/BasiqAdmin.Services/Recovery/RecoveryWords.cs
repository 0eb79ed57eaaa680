using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Recovery;

/// <summary>What tickets say of themselves.</summary>
internal static class RecoveryWords
{
    /// <summary>Of a ticket that nothing else is to be said of.</summary>
    public const string Waits = "It waits until the bank is back.";

    /// <summary>Of a ticket whose connection was purged while it was in the queue.</summary>
    public static string Purged(string evidence) => $"{evidence} Only a person has it fetched again.";

    /// <summary>How many tries: "1 try", "2 tries", "no try".</summary>
    public static string Tries(int count) => count switch
    {
        0 => "no try",
        1 => "1 try",
        _ => $"{count} tries",
    };

    /// <summary>How a way into a bank is, inside a sentence.</summary>
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
