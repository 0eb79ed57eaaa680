using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>The codes that somebody should teach this dashboard.</summary>
public sealed class UnknownCodes(IDbContextFactory<AdminContext> contexts)
{
    private const int MostShown = 200;

    /// <summary>The codes, the newest first.</summary>
    public async Task<IReadOnlyList<UnknownCodeRow>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await context.Set<UnknownCode>().AsNoTracking().OrderByDescending(code => code.LastSeenAt).Take(MostShown).ToListAsync(cancellationToken);
        return [.. codes.Select(code => new UnknownCodeRow(code.Code, code.FirstSeenAt, code.LastSeenAt, code.Jobs, JobId.Parse(code.LastJobId)))];
    }
}
