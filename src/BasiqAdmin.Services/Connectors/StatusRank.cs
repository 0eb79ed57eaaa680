using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>How bad a status is, to put the worst first.</summary>
public static class StatusRank
{
    /// <summary>The statuses that Basiq documents, worst first.</summary>
    public static IReadOnlyList<ConnectorStatus> Known { get; } =
        [ConnectorStatus.MajorOutage, ConnectorStatus.PartialOutage, ConnectorStatus.DegradedPerformance, ConnectorStatus.UnderMaintenance, ConnectorStatus.Operational];

    /// <summary>0 for a bank that works; more is worse. A status that is not known here ranks between maintenance, which is no trouble, and degraded performance.</summary>
    public static int Of(ConnectorStatus status) => status switch
    {
        _ when status == ConnectorStatus.Operational => 0,
        _ when status == ConnectorStatus.UnderMaintenance => 1,
        _ when status == ConnectorStatus.DegradedPerformance => 3,
        _ when status == ConnectorStatus.PartialOutage => 4,
        _ when status == ConnectorStatus.MajorOutage => 5,
        _ => 2,
    };

    /// <summary>The bank works badly or not at all. Maintenance is no trouble: Basiq says that the bank can and should still be used.</summary>
    public static bool IsTrouble(ConnectorStatus status) => Of(status) > Of(ConnectorStatus.UnderMaintenance);

    /// <summary>The bank works for some customers only, or for none.</summary>
    public static bool IsOutage(ConnectorStatus status) => status == ConnectorStatus.MajorOutage || status == ConnectorStatus.PartialOutage;
}
