using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Status;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Home;

/// <summary>Reads what an admin looks after.</summary>
internal sealed class AdminReader(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    private const int DaysAhead = 14;

    public async Task<HomeAdmin> ReadAsync(SystemReport system, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var purges = await context.Set<PurgeRequest>().Where(purge => purge.State == PurgeState.WaitingForSecondPerson || purge.State == PurgeState.Sending || purge.State == PurgeState.Unknown)
            .GroupBy(purge => purge.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var statuses = await context.Set<ConnectionRecord>().GroupBy(record => record.Status)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var imported = await context.Set<AuditEntry>().Where(entry => entry.Action == "users.imported").OrderByDescending(entry => entry.Sequence)
            .Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(cancellationToken);
        return new HomeAdmin(
            purges.GetValueOrDefault(PurgeState.WaitingForSecondPerson),
            purges.GetValueOrDefault(PurgeState.Sending) + purges.GetValueOrDefault(PurgeState.Unknown),
            await EndingAsync(context, cancellationToken),
            statuses,
            system,
            imported);
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
