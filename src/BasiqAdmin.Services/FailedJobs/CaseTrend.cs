using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>How failures and their resolution went over some days.</summary>
public sealed class CaseTrend(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, TimeProvider clock)
{
    private const int BanksShown = 8;
    private const int MostDays = 400;

    // Basiq lists no older jobs (api-facts, section 1).
    internal const int DaysListed = 7;

    /// <summary>The last <paramref name="days"/> days, today included.</summary>
    public async Task<InboxTrend> ReadAsync(int days, CancellationToken cancellationToken)
    {
        days = Math.Clamp(days, 1, MostDays);
        var banks = await connectors.GetAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var from = today.AddDays(1 - days);
        var firstDay = from.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var failed = context.Set<JobRecord>().AsNoTracking().Where(job => job.FailedDay >= firstDay);
        var owners = await failed.Where(job => job.Owner != null).GroupBy(job => new { job.FailedDay, job.Owner })
            .Select(group => new { group.Key.FailedDay, group.Key.Owner, Count = group.Count() }).ToListAsync(cancellationToken);
        var banksByDay = await failed.GroupBy(job => new { job.FailedDay, job.InstitutionId })
            .Select(group => new { Day = group.Key.FailedDay!.Value, group.Key.InstitutionId, Count = group.Count() }).ToListAsync(cancellationToken);
        var worst = banksByDay.GroupBy(day => day.InstitutionId).OrderByDescending(bank => bank.Sum(day => day.Count)).Take(BanksShown).Select(bank => bank.Key).ToHashSet();
        var shown = banksByDay.Where(day => worst.Contains(day.InstitutionId)).ToList();
        var (resolved, median) = await ResolutionAsync(context, from, cancellationToken);
        return new InboxTrend(
            from,
            days,
            [.. owners.Select(day => new OwnerDay(Day(day.FailedDay!.Value), day.Owner!.Value, day.Count)).OrderBy(day => day.Day).ThenBy(day => day.Owner)],
            [.. shown.Select(day => Bank(day.Day, day.InstitutionId, day.Count, banks)).OrderBy(day => day.Day).ThenBy(day => day.BankName, StringComparer.Ordinal)],
            banksByDay.Sum(day => day.Count) - shown.Sum(day => day.Count),
            resolved,
            median)
        {
            KnownFrom = await KnownFromAsync(context, today, cancellationToken),
        };
    }

    /// <summary>The first day of which anything can be known; tomorrow before the first contact.</summary>
    internal static async Task<DateOnly> KnownFromAsync(AdminContext context, DateOnly today, CancellationToken cancellationToken)
    {
        var contact = await context.Set<DirectoryUser>().MinAsync(user => (DateTimeOffset?)user.FirstSeenAt, cancellationToken);
        return contact is { } first ? DateOnly.FromDateTime(first.UtcDateTime).AddDays(-DaysListed) : today.AddDays(1);
    }

    private static async Task<(int Resolved, TimeSpan? Median)> ResolutionAsync(AdminContext context, DateOnly from, CancellationToken cancellationToken)
    {
        var took = await context.ResolutionMillisecondsAsync(new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), DateTimeOffset.MaxValue, cancellationToken);
        return (took.Length, Median.Of(took));
    }

    private static BankDay Bank(int day, InstitutionId? institution, int count, ConnectorList banks) => new(Day(day), institution, banks.NameOf(institution), count);

    private static DateOnly Day(int sinceEpoch) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(sinceEpoch);
}
