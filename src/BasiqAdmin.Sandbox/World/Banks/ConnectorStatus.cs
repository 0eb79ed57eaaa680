namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>Connector states as the filter text of GET /connectors names them.</summary>
public static class ConnectorStatus
{
    public const string Operational = "operational";
    public const string DegradedPerformance = "degraded-performance";
    public const string PartialOutage = "partial-outage";
    public const string MajorOutage = "major-outage";
    public const string UnderMaintenance = "under-maintenance";

    public static IReadOnlyList<string> All { get; } =
        [Operational, DegradedPerformance, PartialOutage, MajorOutage, UnderMaintenance];
}
