using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Home;

/// <summary>Reads what an admin looks after.</summary>
internal sealed class AdminReader(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    private const int DaysAhead = 14;

    public async Task<HomeAdmin> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var imported = await context.Set<AuditEntry>().Where(entry => entry.Action == "users.imported").OrderByDescending(entry => entry.Sequence)
            .Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(cancellationToken);
        return new HomeAdmin(await EndingAsync(context, cancellationToken), imported);
    }

    private async Task<IReadOnlyList<EndingDay>> EndingAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var until = new DateTimeOffset(today.AddDays(DaysAhead), TimeOnly.MinValue, TimeSpan.Zero);
        var counts = await context.EndingByDayAsync(now, until, cancellationToken);
        return [.. Enumerable.Range(0, DaysAhead).Select(today.AddDays).Select(day => new EndingDay(day, counts.GetValueOrDefault(day)))];
    }
}
