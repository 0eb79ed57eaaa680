using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Reads which banks, codes and steps occur among cases; each from an index of its own.</summary>
public sealed class CaseFacetReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors)
{
    /// <summary>Those of the cases in <paramref name="state"/>.</summary>
    public async Task<CaseFacets> ReadAsync(CaseState state, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = context.Set<FailedJobCase>().AsNoTracking().Where(found => found.State == state);
        var institutions = await cases.Select(found => found.InstitutionId).Distinct().ToListAsync(cancellationToken);
        var codes = await cases.Select(found => found.Code).Distinct().ToListAsync(cancellationToken);
        var steps = await cases.Select(found => found.Step).Distinct().ToListAsync(cancellationToken);
        return new CaseFacets(
            [.. institutions.Where(id => id is not null).Select(id => new BankFacet(id!.Value, banks.NameOf(id))).OrderBy(bank => bank.Name, StringComparer.OrdinalIgnoreCase)],
            [.. codes.Where(code => code.Length > 0).Order(StringComparer.Ordinal)],
            [.. steps.Where(step => step.Length > 0).Order(StringComparer.Ordinal)]);
    }
}
