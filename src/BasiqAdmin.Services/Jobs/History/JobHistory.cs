using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs.History;

/// <summary>Keeps every job that is seen, with the times at which its steps were first seen in each state.</summary>
public sealed class JobHistory(TimeProvider clock)
{
    /// <summary>Adds or updates <paramref name="jobs"/> in <paramref name="context"/>, which the caller saves, and returns those that are newly ended.</summary>
    /// <param name="context">Inside a transaction that writes from its start: two looks at one job must not both add it.</param>
    /// <param name="userId">Whose jobs they are.</param>
    /// <param name="jobs">As Basiq has them now, in any order.</param>
    /// <param name="startedBy">Who started them, where that is known.</param>
    /// <param name="cancellationToken">Ends the reading of what is known.</param>
    public async Task<IReadOnlyList<JobRecord>> RecordAsync(AdminContext context, UserId userId, IReadOnlyList<Job> jobs, string? startedBy, CancellationToken cancellationToken)
    {
        var ids = jobs.Select(job => job.Id).ToList();
        var known = await context.Set<JobRecord>().Include(record => record.Steps.OrderBy(step => step.Position))
            .Where(record => ids.Contains(record.Id)).ToDictionaryAsync(record => record.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var (looked, ended) = (new List<JobRecord>(), new List<JobRecord>());
        foreach (var job in jobs.DistinctBy(job => job.Id).OrderBy(job => job.CreatedAt))
        {
            var record = known.GetValueOrDefault(job.Id);
            if (record is not null && IsUnchanged(record, job))
            {
                record.StartedBy ??= startedBy;
                continue;
            }

            var isNew = record is null;
            record ??= context.Add(NewRecord(userId, job, now)).Entity;
            var before = isNew ? (JobStatus?)null : record.Status;
            Merge(record, job, now);
            looked.Add(record);
            record.StartedBy ??= startedBy;
            if (record.Status != before && record.Status is JobStatus.Succeeded or JobStatus.Failed)
            {
                ended.Add(record);
            }
        }

        await NameBanksAsync(context, looked, cancellationToken);
        await CountUnknownCodesAsync(context, ended, now, cancellationToken);
        return ended;
    }

    private static JobRecord NewRecord(UserId userId, Job job, DateTimeOffset now) => new()
    {
        Id = job.Id,
        UserId = userId,
        CreatedAt = job.CreatedAt ?? now,
        FirstSeenAt = now,
        LastSeenAt = job.CreatedAt < now ? job.CreatedAt.Value : now,
    };

    // A settled job is not written again at each look. Basiq may start a failed one anew; then its time of update differs.
    private static bool IsUnchanged(JobRecord record, Job job) =>
        job.Status is JobStatus.Succeeded or JobStatus.Failed
        && record.Status == job.Status
        && record.UpdatedAt?.ToUnixTimeMilliseconds() == job.UpdatedAt?.ToUnixTimeMilliseconds()
        && (record.ConnectionId is not null || job.ConnectionId is null)
        && (record.InstitutionId is not null || job.InstitutionId is null);

    private static void Merge(JobRecord record, Job job, DateTimeOffset now)
    {
        var error = FailureStreak.ErrorOf(job);
        record.ConnectionId = job.ConnectionId ?? record.ConnectionId;
        record.InstitutionId = job.InstitutionId ?? record.InstitutionId;
        record.JobType = job.JobType ?? record.JobType;
        record.Status = job.Status;
        record.CreatedAt = job.CreatedAt ?? record.CreatedAt;
        record.UpdatedAt = job.UpdatedAt ?? record.UpdatedAt;
        record.FailedStep = error?.Step;
        record.Code = error?.Code;
        record.FailedDay = error is null ? null : (int)(record.CreatedAt - DateTimeOffset.UnixEpoch).TotalDays;
        if (error is null)
        {
            (record.Cause, record.Owner) = (null, null);
        }

        // A reply that names the job only says nothing of its steps.
        if (job.Steps.Count > 0)
        {
            StepSightings.Merge(record.Steps, job.Steps, record.LastSeenAt < now ? record.LastSeenAt : now, now);
        }

        record.LastSeenAt = now;
    }

    // Rows of a list name the bank, a single job does not; its connection tells.
    private static async Task NameBanksAsync(AdminContext context, List<JobRecord> records, CancellationToken cancellationToken)
    {
        var nameless = records.Where(record => record is { InstitutionId: null, ConnectionId: not null }).ToList();
        if (nameless.Count == 0)
        {
            return;
        }

        var ids = nameless.Select(record => record.ConnectionId!.Value).Distinct().ToList();
        var connections = await context.Set<ConnectionRecord>().AsNoTracking().Where(connection => ids.Contains(connection.Id))
            .Select(connection => new { connection.Id, connection.InstitutionId }).ToDictionaryAsync(connection => connection.Id, cancellationToken);
        foreach (var record in nameless)
        {
            record.InstitutionId = connections.GetValueOrDefault(record.ConnectionId!.Value)?.InstitutionId;
        }
    }

    private static async Task CountUnknownCodesAsync(AdminContext context, List<JobRecord> ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var unknown in ended.Where(record => record.Code is { } code && !CodeTable.Knows(code)).GroupBy(record => record.Code!, StringComparer.Ordinal))
        {
            var entry = await context.Set<UnknownCode>().FindAsync([unknown.Key], cancellationToken)
                ?? context.Add(new UnknownCode { Code = unknown.Key, FirstSeenAt = now, LastSeenAt = now, LastJobId = "" }).Entity;
            entry.LastSeenAt = now;
            entry.Jobs += unknown.Count();
            entry.LastJobId = unknown.Last().Id.Value;
        }
    }
}
