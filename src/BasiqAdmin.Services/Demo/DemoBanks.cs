using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Demo;

/// <summary>How the banks were in the 90 days before: most worked all the time, a handful did not, and three times nobody looked.</summary>
internal sealed class DemoBanks
{
    public const int Days = 90;

    // The jobs of the last week are the sandbox's own: an outage that it knows nothing of would contradict them.
    private static readonly TimeSpan LastWeek = TimeSpan.FromDays(8);
    private static readonly (string Status, int FromMinutes, int ToMinutes)[] Kinds =
    [
        ("major-outage", 40, 300), ("major-outage", 90, 500), ("partial-outage", 60, 480), ("degraded-performance", 300, 3600), ("degraded-performance", 120, 900), ("under-maintenance", 90, 300),
    ];

    private readonly DemoScene scene;
    private readonly Dictionary<ConnectorId, List<Incident>> incidents = [];
    private readonly Dictionary<ConnectorId, DemoConnector> connectors;
    private readonly List<ConnectorWatch> watches = [];

    public DemoBanks(DemoScene scene)
    {
        this.scene = scene;
        connectors = scene.Connectors.DistinctBy(connector => new ConnectorId(connector.BankId, connector.Method)).ToDictionary(connector => new ConnectorId(connector.BankId, connector.Method));
        foreach (var connector in connectors.Values)
        {
            incidents[new ConnectorId(connector.BankId, connector.Method)] = [.. IncidentsOf(connector)];
        }

        Watch();
    }

    /// <summary>The times in which somebody looked.</summary>
    public IReadOnlyList<ConnectorWatch> Watches => watches;

    public DemoConnector? Find(InstitutionId? bank, ConnectionMethod method) => bank is { } id ? connectors.GetValueOrDefault(new ConnectorId(id, method)) : null;

    /// <summary>What was wrong with a connector at a time; null when nothing was.</summary>
    public Incident? At(InstitutionId? bank, ConnectionMethod method, DateTimeOffset at) =>
        bank is { } id && incidents.TryGetValue(new ConnectorId(id, method), out var all) ? all.Find(incident => incident.From <= at && at < incident.To) : null;

    /// <summary>How it was at a time.</summary>
    public ConnectorStatus StatusAt(InstitutionId? bank, ConnectionMethod method, DateTimeOffset at) =>
        At(bank, method, at)?.Status ?? (Find(bank, method) is { } connector && at >= connector.Since ? connector.Status : ConnectorStatus.Operational);

    /// <summary>What is stored of all of it: where nobody looked, a time ends with the last look and another one begins with the next.</summary>
    public IEnumerable<ConnectorStatusSpan> Spans()
    {
        foreach (var connector in connectors.Values)
        {
            var stretches = Stretches(connector).ToList();
            foreach (var watch in watches)
            {
                foreach (var (status, from, to) in stretches.Where(stretch => stretch.From < watch.UntilAt && stretch.To > watch.FromAt))
                {
                    var lasts = to >= scene.Now && watch.UntilAt >= scene.Now;
                    yield return new ConnectorStatusSpan
                    {
                        InstitutionId = connector.BankId,
                        Method = connector.Method,
                        Status = status,
                        Stage = connector.Stage,
                        FromAt = from < watch.FromAt ? watch.FromAt : from,
                        ToAt = lasts ? null : to < watch.UntilAt ? to : watch.UntilAt,
                    };
                }
            }
        }
    }

    private IEnumerable<(ConnectorStatus Status, DateTimeOffset From, DateTimeOffset To)> Stretches(DemoConnector connector)
    {
        var at = scene.Now.AddDays(-Days);
        foreach (var incident in incidents[new ConnectorId(connector.BankId, connector.Method)])
        {
            yield return (ConnectorStatus.Operational, at, incident.From);
            yield return (incident.Status, incident.From, incident.To);
            at = incident.To;
        }

        if (connector.Status == ConnectorStatus.Operational || connector.Since <= at)
        {
            yield return (connector.Status, at, DateTimeOffset.MaxValue);
            yield break;
        }

        yield return (ConnectorStatus.Operational, at, connector.Since);
        yield return (connector.Status, connector.Since, DateTimeOffset.MaxValue);
    }

    private IEnumerable<Incident> IncidentsOf(DemoConnector connector)
    {
        var random = new DemoRandom(scene.Seed, $"incidents {connector.BankId}/{connector.Method}");
        var isFragile = random.Chance(0.2);
        if (connector.Method != ConnectionMethod.Web && connector.Method != ConnectionMethod.OpenBanking)
        {
            yield break;
        }

        var at = scene.Now.AddDays(-Days);
        while (true)
        {
            at += random.Hours(isFragile ? 96 : 700, isFragile ? 500 : 4000);
            var (status, least, most) = random.Pick(Kinds);
            var to = at + random.Minutes(least, most);
            if (to > scene.Now - LastWeek || to > connector.Since && connector.Status != ConnectorStatus.Operational)
            {
                yield break;
            }

            yield return new Incident(ConnectorStatus.From(status), at, to);
            at = to;
        }
    }

    private void Watch()
    {
        var random = new DemoRandom(scene.Seed, "watches");
        var from = scene.Now.AddDays(-Days);
        foreach (var (day, least, most) in new[] { (62, 8, 12), (41, 2, 4), (24, 26, 34) })
        {
            var until = scene.Now.AddDays(-day) + random.Hours(0, 20);
            watches.Add(new ConnectorWatch { FromAt = from, UntilAt = until });
            from = until + random.Hours(least, most);
        }

        watches.Add(new ConnectorWatch { FromAt = from, UntilAt = scene.Now });
    }

    /// <summary>A time in which a connector did not work as usual.</summary>
    internal sealed record Incident(ConnectorStatus Status, DateTimeOffset From, DateTimeOffset To)
    {
        public bool IsOutage => Status == ConnectorStatus.MajorOutage;
    }
}
