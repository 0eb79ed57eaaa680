using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Insights;

/// <summary>Counts the jobs of both periods, in three statements along one index however many jobs there are.</summary>
internal static class JobFigures
{
    public static async Task<IReadOnlyList<FailureCount>> FailuresAsync(AdminContext context, PeriodTimes times, CancellationToken cancellationToken)
    {
        var from = times.From;
        return await Ended(context, JobStatus.Failed, times)
            .GroupBy(job => new { IsNow = job.CreatedAt >= from, job.InstitutionId, job.Owner, job.Cause })
            .Select(group => new FailureCount(group.Key.IsNow, group.Key.InstitutionId, group.Key.Owner, group.Key.Cause, group.Count()))
            .ToListAsync(cancellationToken);
    }

    public static async Task<IReadOnlyList<SuccessCount>> SuccessesAsync(AdminContext context, PeriodTimes times, CancellationToken cancellationToken)
    {
        var from = times.From;
        return await Ended(context, JobStatus.Succeeded, times)
            .GroupBy(job => new { IsNow = job.CreatedAt >= from, job.InstitutionId })
            .Select(group => new SuccessCount(group.Key.IsNow, group.Key.InstitutionId, group.Count()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many users of each bank had a job fail in the period that they could not put right themselves.</summary>
    public static Task<Dictionary<InstitutionId, int>> UsersAffectedAsync(AdminContext context, PeriodTimes times, CancellationToken cancellationToken)
    {
        var (from, to) = (times.From, times.To);
        return context.Set<JobRecord>().AsNoTracking()
            .Where(job => job.Status == JobStatus.Failed && job.CreatedAt >= from && job.CreatedAt < to && job.InstitutionId != null && job.Owner != ActionOwner.Customer)
            .GroupBy(job => job.InstitutionId).Select(group => new { group.Key, Users = group.Select(job => job.UserId).Distinct().Count() })
            .ToDictionaryAsync(group => group.Key!.Value, group => group.Users, cancellationToken);
    }

    /// <summary>Failed jobs per day and who must act, from the index of days.</summary>
    public static async Task<ILookup<DateOnly, (ActionOwner Owner, int Count)>> ByDayAsync(AdminContext context, InsightsPeriod period, CancellationToken cancellationToken)
    {
        var (first, last) = (NumberOf(period.From), NumberOf(period.To));
        var days = await context.Set<JobRecord>().AsNoTracking().Where(job => job.FailedDay >= first && job.FailedDay <= last && job.Owner != null)
            .GroupBy(job => new { job.FailedDay, job.Owner }).Select(group => new { group.Key.FailedDay, group.Key.Owner, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return days.ToLookup(day => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day.FailedDay!.Value), day => (day.Owner!.Value, day.Count));
    }

    internal static IQueryable<JobRecord> Ended(AdminContext context, JobStatus status, PeriodTimes times)
    {
        var (beforeFrom, beforeTo, from, to) = times;
        return context.Set<JobRecord>().AsNoTracking()
            .Where(job => job.Status == status && job.CreatedAt >= beforeFrom && job.CreatedAt < to && (job.CreatedAt < beforeTo || job.CreatedAt >= from));
    }

    private static int NumberOf(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    internal sealed record FailureCount(bool IsNow, InstitutionId? Bank, ActionOwner? Owner, Cause? Cause, int Count);

    internal sealed record SuccessCount(bool IsNow, InstitutionId? Bank, int Count);
}
