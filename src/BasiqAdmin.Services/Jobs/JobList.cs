using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Text;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>The list of jobs across all users, from the local records.</summary>
public sealed class JobList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, ConnectorFigureReader figures, TimeProvider clock)
{
    private static readonly Keyset<JobRecord> Keyset = new Keyset<JobRecord>(job => job.Key).SortableBy("created", job => job.CreatedAt);

    /// <summary>The page that <paramref name="page"/> asks for, newest jobs first unless it says otherwise.</summary>
    public async Task<Page<JobRow>> ReadAsync(JobFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var jobs = Narrow(context.Set<JobRecord>().AsNoTracking(), filter);
        var request = page.Sort is null ? page with { Sort = "created", Descending = true } : page;
        var total = filter is { Status: { } status } && filter == new JobFilter(status)
            ? (await CountAsync(context, cancellationToken))[status]
            : await jobs.CountAsync(cancellationToken);
        var found = await Keyset.ReadAsync(jobs, request, total, cancellationToken);
        var users = await MaskedUsers.ReadAsync(context, found.Items.Select(job => job.UserId), cancellationToken);
        var methods = await MethodsAsync(context, found.Items, cancellationToken);
        var usual = (await figures.GetAsync(cancellationToken)).UsualTimes;
        return found.Select(job => Row(job, users[job.UserId], banks) with
        {
            Usual = job.InstitutionId is { } bank && usual.TryGetValue(bank, out var time) ? time : null,
            BankStatus = job.ConnectionId is { } connection && methods.TryGetValue(connection, out var method) ? banks.StatusOf(job.InstitutionId, method) : null,
        });
    }

    // A job does not say by which way it goes into its bank; its connection does.
    private static Task<Dictionary<ConnectionId, ConnectionMethod>> MethodsAsync(AdminContext context, IEnumerable<JobRecord> jobs, CancellationToken cancellationToken)
    {
        var ids = jobs.Select(job => job.ConnectionId).OfType<ConnectionId>().Distinct().ToList();
        return context.Set<ConnectionRecord>().AsNoTracking().Where(known => ids.Contains(known.Id)).ToDictionaryAsync(known => known.Id, known => known.Method, cancellationToken);
    }

    /// <summary>How many failed within <see cref="LateFailures.Period"/>, and where most did. Read from an index, a day's failures at most.</summary>
    public async Task<LateFailures> FailuresAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - LateFailures.Period;
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var failures = await context.Set<JobRecord>().Where(job => job.Status == JobStatus.Failed && job.CreatedAt >= since).GroupBy(job => job.InstitutionId)
            .Select(bank => new { bank.Key, Count = bank.Count() }).ToListAsync(cancellationToken);
        var most = failures.Where(bank => bank.Key is not null).MaxBy(bank => bank.Count);
        return new LateFailures(since, failures.Sum(bank => bank.Count), most?.Key, most is null ? string.Empty : banks.NameOf(most.Key), most?.Count ?? 0);
    }

    /// <summary>Counts by state.</summary>
    public async Task<IReadOnlyDictionary<JobStatus, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CountAsync(context, cancellationToken);
    }

    // Nearly all jobs have succeeded: counting the others and the whole is ten times as fast as counting each state,
    // and one state at a time is twice as fast as in groups.
    private static async Task<Dictionary<JobStatus, int>> CountAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var jobs = context.Set<JobRecord>().AsNoTracking();
        var counts = new Dictionary<JobStatus, int>();
        foreach (var status in Enum.GetValues<JobStatus>().Where(status => status != JobStatus.Succeeded))
        {
            counts[status] = await jobs.CountAsync(job => job.Status == status, cancellationToken);
        }

        counts[JobStatus.Succeeded] = Math.Max(0, await jobs.CountAsync(cancellationToken) - counts.Values.Sum());
        return counts;
    }

    private static IQueryable<JobRecord> Narrow(IQueryable<JobRecord> jobs, JobFilter filter)
    {
        jobs = filter.Status is { } status ? jobs.Where(job => job.Status == status) : jobs;
        jobs = filter is { IsUnderWay: true, Status: null } ? jobs.Where(job => job.Status == JobStatus.Queued || job.Status == JobStatus.Running) : jobs;
        jobs = filter.Institution is { } bank ? jobs.Where(job => job.InstitutionId == bank) : jobs;
        var code = filter.Code?.Trim().ToLowerInvariant();
        jobs = string.IsNullOrEmpty(code) ? jobs : jobs.Where(job => job.Code == code);
        jobs = filter.Since is { } since ? jobs.Where(job => job.CreatedAt >= since) : jobs;
        jobs = filter.Until is { } until ? jobs.Where(job => job.CreatedAt <= until) : jobs;
        jobs = filter.Cause is { } cause ? jobs.Where(job => job.Cause == cause) : jobs;
        jobs = filter.Owner is { } owner ? jobs.Where(job => job.Owner == owner) : jobs;
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            return jobs;
        }

        if (!UserId.TryParse(IdsInText.Meant(filter.Text) ?? filter.Text.Trim(), out var user))
        {
            return jobs.Where(job => false);
        }

        var connection = ConnectionId.Parse(user.Value);
        var id = JobId.Parse(user.Value);
        return jobs.Where(job => job.UserId == user || job.ConnectionId == connection || job.Id == id);
    }

    private static JobRow Row(JobRecord job, PersonalDetails masked, ConnectorList banks) => new(
        job.Id,
        job.UserId,
        masked,
        job.ConnectionId,
        job.InstitutionId,
        banks.NameOf(job.InstitutionId),
        job.Status,
        job.FailedStep,
        job.Code,
        job.CreatedAt,
        job.UpdatedAt,
        job.StartedBy) { Cause = job.Cause };
}
