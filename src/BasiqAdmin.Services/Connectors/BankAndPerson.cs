using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A search such as "hooli anna", read as a bank and what else is known of its customer.</summary>
/// <param name="Person">The words that no bank's name has.</param>
/// <param name="Banks">The banks that the other words name.</param>
public sealed record BankAndPerson(SearchQuery Person, IReadOnlyList<InstitutionId> Banks)
{
    private const int ShortestBeginning = 3;

    /// <summary>Every way to read the query so; none for a single word, or where no word begins one of a bank's name.</summary>
    public static IReadOnlyList<BankAndPerson> Read(SearchQuery query, ConnectorList banks)
    {
        var words = query.Words.ToList();
        if (words.Count < 2 || query.Number is not null)
        {
            return [];
        }

        return
        [
            .. banks.WordsByBank
                .Select(bank => (bank.Key, Others: words.Where(word => !bank.Value.Any(named => Names(word, named))).ToList()))
                .Where(bank => bank.Others.Count > 0 && bank.Others.Count < words.Count)
                .GroupBy(bank => string.Join(' ', bank.Others), bank => bank, StringComparer.Ordinal)
                .Select(reading => new BankAndPerson(query.Only(reading.First().Others), [.. reading.Select(bank => bank.Key)]))
        ];
    }

    private static bool Names(string word, string named) =>
        string.Equals(word, named, StringComparison.Ordinal) || (word.Length >= ShortestBeginning && named.StartsWith(word, StringComparison.Ordinal));
}
