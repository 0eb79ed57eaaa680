using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Reads which banks, codes and steps occur among cases; each in steps along an index of its own, from one value to the next.</summary>
public sealed class CaseFacetReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors)
{
    /// <summary>Those of the cases in <paramref name="state"/>.</summary>
    public async Task<CaseFacets> ReadAsync(CaseState state, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var institutions = await context.CaseValuesAsync(state, nameof(FailedJobCase.InstitutionId), cancellationToken);
        var codes = await context.CaseValuesAsync(state, nameof(FailedJobCase.Code), cancellationToken);
        var steps = await context.CaseValuesAsync(state, nameof(FailedJobCase.Step), cancellationToken);
        return new CaseFacets(
            [.. institutions.Select(InstitutionId.Parse).Select(id => new BankFacet(id, banks.NameOf(id))).OrderBy(bank => bank.Name, StringComparer.OrdinalIgnoreCase)],
            [.. codes.Where(code => code.Length > 0).Order(StringComparer.Ordinal)],
            [.. steps.Where(step => step.Length > 0).Order(StringComparer.Ordinal)]);
    }
}
