using System.Collections.Concurrent;

namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>
/// The state of every connector over time. The history is kept because jobs that Basiq repeats by itself
/// are worked out when somebody reads them, and need the state of their own moment.
/// </summary>
public sealed class ConnectorBoard(BankCatalogue catalogue, DateTimeOffset start)
{
    private readonly ConcurrentDictionary<(string Id, string Method), IReadOnlyList<Change>> _changes = new();

    public IReadOnlyList<Connector> All => catalogue.Connectors;

    public Connector? Find(string institutionId, string method) => catalogue.Find(institutionId, Method.Plain(method));

    public (string Status, string Stage) At(Connector connector, DateTimeOffset time)
    {
        var current = (Status: time < start - connector.StatusAge ? ConnectorStatus.Operational : connector.Status, connector.Stage);
        foreach (var change in _changes.GetValueOrDefault(Key(connector)) ?? [])
        {
            if (change.At <= time)
            {
                current = (change.Status, change.Stage);
            }
        }

        return current;
    }

    public bool IsDown(string institutionId, string method, DateTimeOffset time) =>
        Find(institutionId, method) is { } connector && At(connector, time).Status == ConnectorStatus.MajorOutage;

    public void Set(Connector connector, string status, string? stage, DateTimeOffset now)
    {
        var change = new Change(now, status, stage ?? At(connector, now).Stage);
        _changes.AddOrUpdate(Key(connector), _ => [change], (_, changes) => [.. changes, change]);
    }

    private static (string, string) Key(Connector connector) => (connector.Bank.Id, connector.Method);

    private sealed record Change(DateTimeOffset At, string Status, string Stage);
}
