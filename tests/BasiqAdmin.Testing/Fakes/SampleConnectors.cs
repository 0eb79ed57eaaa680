using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Connectors of invented banks; tests change what they are about.</summary>
public static class SampleConnectors
{
    public static readonly InstitutionId Hooli = InstitutionId.Parse("AU00000");

    public static ConnectorCounts Counts(params (ConnectorStatus Status, int Count)[] byStatus) =>
        new(byStatus.ToDictionary(one => one.Status, one => one.Count), [ConnectionMethod.OpenBanking, ConnectionMethod.Web], [ConnectorStage.Beta, ConnectorStage.Live], byStatus.Sum(one => one.Count), Sample.Now.AddMinutes(-2), IsCurrent: true) { InTrouble = byStatus.Where(one => StatusRank.IsTrouble(one.Status)).Sum(one => one.Count) };

    public static Connector Connector(ConnectorStatus? status = null, ConnectionMethod? method = null) => new(
        Hooli,
        method ?? ConnectionMethod.Web,
        "Hooli Bank",
        "Hooli",
        status ?? ConnectorStatus.Operational,
        ConnectorStage.Live,
        "1",
        "Australia",
        "Bank",
        "user",
        [],
        new ConnectorStats(TimeSpan.FromSeconds(3.2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(16), null, TimeSpan.FromSeconds(24.2)));

    /// <summary>A connector with a day that nobody watched and, in the middle of the history, one with an hour of a major outage.</summary>
    public static ConnectorRow Row(ConnectorStatus? status = null, int days = 14, ConnectionMethod? method = null) => new(
        Connector(status, method),
        Sample.Now.AddHours(-2),
        History(days),
        new SuccessRate(18, 1, 4),
        new SuccessRate(61, 39, 12),
        412,
        new CaseCounts(17, 0));

    public static HealthHistory History(int days = 14)
    {
        var outage = Sample.Now.AddDays(days / -2.0).Date;
        var start = new DateTimeOffset(outage, TimeSpan.Zero);
        return HealthHistory.Of(
            [
                new StatusReading(ConnectorStatus.Operational, Sample.Now.AddDays(-days), start),
                new StatusReading(ConnectorStatus.MajorOutage, start, start.AddHours(1)),
                new StatusReading(ConnectorStatus.Operational, start.AddHours(1), start.AddDays(1)),
                new StatusReading(ConnectorStatus.Operational, start.AddDays(2), Sample.Now, Lasts: true),
            ],
            days,
            Sample.Now);
    }

    public static BankHealth Bank(params BankIncident[] incidents) => new(
        Hooli,
        "Hooli Bank",
        [new ConnectorDetails(Row(), History(90), incidents, incidents.Length)],
        [new AffectedConnection(Sample.UserId, Sample.ConnectionId, ConnectionMethod.Web, 21, Cause.BankDown, ActionOwner.Bank, 3, Sample.Now.AddHours(-2))],
        1,
        Sample.Now.AddMinutes(-2),
        IsCurrent: true);

    public static OutageNews Outage(DateTimeOffset? ended = null) => new(Hooli, "Hooli Bank", ConnectionMethod.Web, Sample.Now.AddHours(-3), ended);

    public static ConnectorChange Change(ConnectorStatus before, ConnectorStatus after) => new(Hooli, "Hooli Bank", ConnectionMethod.Web, before, after, Sample.Now);
}
