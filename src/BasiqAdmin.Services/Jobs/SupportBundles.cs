using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Gathers what Basiq's support needs to know about a job.</summary>
public sealed class SupportBundles(IDbContextFactory<AdminContext> contexts)
{
    /// <summary>The bundle; null when the job is not known here.</summary>
    public async Task<SupportBundle?> ReadAsync(JobId jobId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<JobRecord>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == jobId, cancellationToken) is not { } job)
        {
            return null;
        }

        var failures = await context.Set<FailedJobCase>().Where(found => found.JobId == jobId).Select(found => (int?)found.Failures).FirstOrDefaultAsync(cancellationToken);
        return new SupportBundle(
            job.UserId,
            job.ConnectionId,
            job.Id,
            await CorrelationAsync(context, job, cancellationToken),
            job.InstitutionId,
            job.Status.ToString(),
            job.FailedStep,
            job.Code,
            job.CreatedAt,
            job.UpdatedAt,
            failures ?? (job.FailedStep is null ? 0 : 1))
        {
            DataAsOf = job.ConnectionId is not { } connectionId ? null
                : await context.Set<ConnectionRecord>().Where(record => record.Id == connectionId).Select(record => record.DataAsOf).FirstOrDefaultAsync(cancellationToken),
        };
    }

    // A reply about a job carries no correlation id; only a failed call does, and the error log keeps it.
    private static async Task<string?> CorrelationAsync(AdminContext context, JobRecord job, CancellationToken cancellationToken)
    {
        var errors = context.Set<ErrorEntry>().AsNoTracking().Where(error => error.CorrelationId != null);
        var (jobId, connectionId) = (job.Id.Value, job.ConnectionId?.Value);
        var ofJob = await errors.Where(error => error.JobId == jobId).OrderByDescending(error => error.Id).Select(error => error.CorrelationId).FirstOrDefaultAsync(cancellationToken);
        return ofJob ?? (connectionId is null ? null : await errors.Where(error => error.ConnectionId == connectionId)
            .OrderByDescending(error => error.Id).Select(error => error.CorrelationId).FirstOrDefaultAsync(cancellationToken));
    }
}
