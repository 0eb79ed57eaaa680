using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The connectors as they were at one time. Never empty-handed: a bank that is missing is called by its id.</summary>
public sealed class ConnectorList
{
    private readonly Dictionary<InstitutionId, string> names;
    private readonly Dictionary<ConnectorId, Connector> connectors;

    /// <summary>Takes the connectors as Basiq lists them, their names without direction marks, and the rows of that list that could not be read, or only in part.</summary>
    public ConnectorList(IReadOnlyList<Connector> all, IReadOnlyList<OddRow>? odd = null)
    {
        All = all = [.. all.Select(connector => connector with { Name = PlainText.Of(connector.Name) ?? "" })];
        Odd = odd ?? [];
        names = all.DistinctBy(connector => connector.Id).ToDictionary(connector => connector.Id, connector => connector.Name);
        WordsByBank = names.ToDictionary(bank => bank.Key, bank => SearchText.Words(bank.Value));
        connectors = all.DistinctBy(connector => new ConnectorId(connector.Id, connector.Method)).ToDictionary(connector => new ConnectorId(connector.Id, connector.Method));
    }

    /// <summary>No connector: Basiq has not been reached yet.</summary>
    public static ConnectorList Empty { get; } = new([]);

    /// <summary>Every connector.</summary>
    public IReadOnlyList<Connector> All { get; }

    /// <summary>The rows of Basiq's list that could not be read, or only in part.</summary>
    public IReadOnlyList<OddRow> Odd { get; }

    /// <summary>The words of each bank's name, as search compares them.</summary>
    internal IReadOnlyDictionary<InstitutionId, string[]> WordsByBank { get; }

    /// <summary>The bank's name; its id where the list lacks it, and "Unknown bank" without an id.</summary>
    public string NameOf(InstitutionId? id)
    {
        if (id is not { Value.Length: > 0 } institution)
        {
            return "Unknown bank";
        }

        return names.TryGetValue(institution, out var name) && name.Length > 0 ? name : institution.Value;
    }

    /// <summary>Health of the connector; null where the list lacks it.</summary>
    public ConnectorStatus? StatusOf(InstitutionId? id, ConnectionMethod method) =>
        Find(id, method)?.Status;

    /// <summary>The connector; null where the list lacks it.</summary>
    public Connector? Find(InstitutionId? id, ConnectionMethod method) =>
        id is { } institution ? connectors.GetValueOrDefault(new ConnectorId(institution, method)) : null;

    /// <summary>The banks whose name or id contains <paramref name="text"/>, accents and apostrophes aside.</summary>
    public IReadOnlyList<InstitutionId> Matching(string text)
    {
        var part = string.Join(' ', SearchText.Words(text));
        return [.. WordsByBank.Where(bank => string.Join(' ', bank.Value).Contains(part, StringComparison.Ordinal) || bank.Key.Value.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(bank => bank.Key)];
    }
}
