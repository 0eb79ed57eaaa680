using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs.History;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Reads stored jobs with what surrounds them. Asks Basiq for nothing but the list of connectors.</summary>
public sealed class JobReader(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, SituationReader situations, TimeProvider clock)
{
    /// <summary>The stored job, without what surrounds it; null when it is not known here.</summary>
    public async Task<JobRecord?> FindAsync(JobId jobId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<JobRecord>().AsNoTracking().SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
    }

    /// <summary>The stored job with its timeline and neighbours; null when it is not known here.</summary>
    public async Task<JobDetails?> ReadAsync(JobId jobId, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await context.Set<JobRecord>().AsNoTracking().Include(one => one.Steps).SingleOrDefaultAsync(one => one.Id == jobId, cancellationToken);
        if (job is null)
        {
            return null;
        }

        var connection = await ConnectionOfAsync(context, job.ConnectionId, cancellationToken);
        var user = await context.Set<DirectoryUser>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == job.UserId, cancellationToken);
        var diagnosis = await DiagnoseAsync(context, job, banks, cancellationToken);
        var (earlier, later) = await NextToAsync(context, job, connection?.Method, banks, cancellationToken);
        return new JobDetails(
            JobViews.From(job, connection?.Method, banks, clock.GetUtcNow()),
            Masking.Mask(user?.Name, user?.Email, user?.Mobile),
            connection?.Status,
            connection?.Method,
            connection is null ? null : banks.StatusOf(job.InstitutionId, connection.Method),
            diagnosis,
            diagnosis is { Cause: Cause.Paused } ? diagnosis.Retry.At : null,
            earlier,
            later,
            await CaseOfAsync(context, job, cancellationToken))
        {
            PurgedAt = connection is null ? null : (await PurgedData.NewestAsync(context, [connection.Id], cancellationToken)).GetValueOrDefault(connection.Id)?.At,
        };
    }

    private async Task<Diagnosis?> DiagnoseAsync(AdminContext context, JobRecord job, ConnectorList banks, CancellationToken cancellationToken)
    {
        if (job.ConnectionId is not { } connectionId)
        {
            return Diagnosis.Of(situations.OfJob(job, banks));
        }

        // Later jobs do not change what was wrong with this one.
        var situation = await situations.OfConnectionAsync(context, job.UserId, connectionId, banks, cancellationToken);
        var until = situation.Jobs.SkipWhile(known => known.Id != job.Id).ToList();
        var diagnosis = Diagnosis.Of(situation with { Jobs = until.Count > 0 ? until : [job.ToJob()] });
        return diagnosis?.JobId == job.Id || job.Status == JobStatus.Failed ? diagnosis : null;
    }

    // One each way: among the newest of many there may be neither. Of two in the same moment the one that was seen first is the earlier.
    private async Task<(JobView? Earlier, JobView? Later)> NextToAsync(AdminContext context, JobRecord job, ConnectionMethod? method, ConnectorList banks, CancellationToken cancellationToken)
    {
        if (job.ConnectionId is null)
        {
            return (null, null);
        }

        var others = context.Set<JobRecord>().AsNoTracking().Include(other => other.Steps).Where(other => other.ConnectionId == job.ConnectionId);
        var earlier = await others.Where(other => other.CreatedAt < job.CreatedAt || (other.CreatedAt == job.CreatedAt && other.Key < job.Key))
            .OrderByDescending(other => other.CreatedAt).ThenByDescending(other => other.Key).FirstOrDefaultAsync(cancellationToken);
        var later = await others.Where(other => other.CreatedAt > job.CreatedAt || (other.CreatedAt == job.CreatedAt && other.Key > job.Key))
            .OrderBy(other => other.CreatedAt).ThenBy(other => other.Key).FirstOrDefaultAsync(cancellationToken);
        return (View(earlier), View(later));

        JobView? View(JobRecord? other) => other is null ? null : JobViews.From(other, method, banks, clock.GetUtcNow());
    }

    private static Task<ConnectionRecord?> ConnectionOfAsync(AdminContext context, ConnectionId? id, CancellationToken cancellationToken) =>
        context.Set<ConnectionRecord>().AsNoTracking().SingleOrDefaultAsync(record => record.Id == id, cancellationToken);

    // The case about this job, or the one of its connection that was open around it.
    private static Task<long?> CaseOfAsync(AdminContext context, JobRecord job, CancellationToken cancellationToken) =>
        context.Set<FailedJobCase>().AsNoTracking()
            .Where(found => found.JobId == job.Id || (job.ConnectionId != null && found.ConnectionId == job.ConnectionId && found.FirstFailedAt <= job.CreatedAt && found.LastFailedAt >= job.CreatedAt))
            .OrderByDescending(found => found.Number).Select(found => (long?)found.Number).FirstOrDefaultAsync(cancellationToken);
}
