using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>The list of jobs across all users, from the local records.</summary>
public sealed class JobList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors)
{
    private static readonly Keyset<JobRecord> Keyset = new Keyset<JobRecord>(job => job.Key).SortableBy("created", job => job.CreatedAt);

    /// <summary>The page that <paramref name="page"/> asks for, newest jobs first unless it says otherwise.</summary>
    public async Task<Page<JobRow>> ReadAsync(JobFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var jobs = Narrow(context.Set<JobRecord>().AsNoTracking(), filter);
        var request = page.Sort is null ? page with { Sort = "created", Descending = true } : page;
        var found = await Keyset.ReadAsync(jobs, request, await jobs.CountAsync(cancellationToken), cancellationToken);
        var ids = found.Items.Select(job => job.UserId).Distinct().ToList();
        var users = await context.Set<DirectoryUser>().AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken);
        return found.Select(job => Row(job, users.GetValueOrDefault(job.UserId), banks));
    }

    /// <summary>Counts by state.</summary>
    public async Task<IReadOnlyDictionary<JobStatus, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<JobRecord>().GroupBy(job => job.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    private static IQueryable<JobRecord> Narrow(IQueryable<JobRecord> jobs, JobFilter filter)
    {
        jobs = filter.Status is { } status ? jobs.Where(job => job.Status == status) : jobs;
        jobs = filter.Institution is { } bank ? jobs.Where(job => job.InstitutionId == bank) : jobs;
        var code = filter.Code?.Trim().ToLowerInvariant();
        jobs = string.IsNullOrEmpty(code) ? jobs : jobs.Where(job => job.Code == code);
        jobs = filter.Since is { } since ? jobs.Where(job => job.CreatedAt >= since) : jobs;
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            return jobs;
        }

        if (!UserId.TryParse(filter.Text.Trim(), out var user))
        {
            return jobs.Where(job => false);
        }

        var connection = ConnectionId.Parse(user.Value);
        var id = JobId.Parse(user.Value);
        return jobs.Where(job => job.UserId == user || job.ConnectionId == connection || job.Id == id);
    }

    private static JobRow Row(JobRecord job, DirectoryUser? user, ConnectorList banks) => new(
        job.Id,
        job.UserId,
        Masking.Mask(user?.Name, user?.Email, user?.Mobile),
        job.ConnectionId,
        job.InstitutionId,
        banks.NameOf(job.InstitutionId),
        job.Status,
        job.FailedStep,
        job.Code,
        job.CreatedAt,
        job.UpdatedAt,
        job.StartedBy);
}
