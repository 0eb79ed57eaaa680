using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Shared;

namespace BasiqAdmin.Components.Pages.Banks;

/// <summary>A bank's health in words and colour. Words of Basiq's that are not known here are shown as they are.</summary>
public static class BankWords
{
    public static string Of(ConnectorStatus? status) => status?.Value switch
    {
        null => "Unknown",
        "operational" => "Operational",
        "degraded-performance" => "Degraded performance",
        "partial-outage" => "Partial outage",
        "major-outage" => "Major outage",
        "under-maintenance" => "Under maintenance",
        var word => word,
    };

    /// <summary>Maintenance is no trouble: Basiq says that the bank can and should still be used.</summary>
    public static Tone ToneOf(ConnectorStatus? status) => status?.Value switch
    {
        "operational" => Tone.Ok,
        "major-outage" => Tone.Bad,
        "degraded-performance" or "partial-outage" => Tone.Warn,
        "under-maintenance" => Tone.Info,
        _ => Tone.Idle,
    };

    public static string Of(ConnectorStage stage) => stage switch
    {
        _ when stage == ConnectorStage.Live => "Live",
        _ when stage == ConnectorStage.Beta => "Beta",
        _ when stage == ConnectorStage.Alpha => "Alpha",
        _ => stage.Value,
    };
}
