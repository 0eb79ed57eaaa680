using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Reads one case with its history.</summary>
public sealed class CaseReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    /// <summary>The case with this number, or null.</summary>
    public async Task<CaseDetails?> ReadAsync(long number, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Set<FailedJobCase>().AsNoTracking().Include(one => one.Events.OrderBy(happened => happened.Key))
            .SingleOrDefaultAsync(one => one.Number == number, cancellationToken);
        if (found is null)
        {
            return null;
        }

        var rows = await CaseRows.ReadAsync(context, [found], banks, clock.GetUtcNow(), cancellationToken);
        return new CaseDetails(rows[number], [.. found.Events.Select(Happening)]);
    }

    private static CaseHistoryEntry Happening(CaseEvent happened) =>
        new(happened.At, happened.ActorName, happened.Kind, happened.Text, happened.BulkActionKey is not null);
}
