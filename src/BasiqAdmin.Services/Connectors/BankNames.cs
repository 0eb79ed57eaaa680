using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Services.Connectors;

/// <inheritdoc/>
internal sealed class BankNames(ConnectorCatalog connectors) : IBankNames
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<InstitutionId, string>> ReadAsync(IEnumerable<InstitutionId> banks, CancellationToken cancellationToken)
    {
        var list = await connectors.GetAsync(cancellationToken);
        return banks.Distinct().Select(bank => (Id: bank, Name: list.NameOf(bank))).Where(bank => !string.Equals(bank.Name, bank.Id.Value, StringComparison.Ordinal)).ToDictionary(bank => bank.Id, bank => bank.Name);
    }
}
