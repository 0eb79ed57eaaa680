using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Demo;

/// <summary>Collects what people and the app did in the demo and makes one audit trail of it, in the order of the invented times.</summary>
internal sealed class DemoTrail
{
    /// <summary>Stands in every entry, so within its hash.</summary>
    public const string Mark = "invented=for the demo";

    /// <summary>Ends each reason and note.</summary>
    public const string Invented = " (invented for the demo)";

    private readonly List<Item> items = [];

    public void Add(DateTimeOffset at, Actor actor, AuditFact fact, Action<AuditEntry>? chained = null) => items.Add(new Item(at, items.Count, actor, fact, chained));

    /// <summary>Continues the chain after <paramref name="head"/>.</summary>
    public IReadOnlyList<AuditEntry> Chain(AuditHead head)
    {
        var entries = new List<AuditEntry>(items.Count);
        foreach (var item in items.OrderBy(item => item.At).ThenBy(item => item.Order))
        {
            var fact = item.Fact with { Detail = item.Fact.Detail is { Length: > 0 } detail ? $"{detail}; {Mark}" : Mark };
            var entry = AuditChain.Continue(head, item.At, item.Actor, fact);
            item.Chained?.Invoke(entry);
            entries.Add(entry);
            head = new AuditHead(entry.Sequence, entry.Hash);
        }

        return entries;
    }

    private sealed record Item(DateTimeOffset At, int Order, Actor Actor, AuditFact Fact, Action<AuditEntry>? Chained);
}
