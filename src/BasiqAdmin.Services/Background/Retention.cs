using System.ComponentModel.DataAnnotations;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Background;

/// <summary>
/// Deletes what is older than <c>Retention:*</c> says, oldest first and a batch of each kind at a time, so that nobody waits for the database. Of a purged connection the newest
/// record of each kind stays that shows that its data is wanted or there again: purges are kept for ever, and without that record one that has ended would count anew.
/// </summary>
public sealed class Retention(IDbContextFactory<AdminContext> contexts, IOptions<RetentionOptions> options, TimeProvider clock) : Worker
{
    private const int BatchSize = 1000;
    private const int RunsKept = 30;

    /// <inheritdoc/>
    public override string Name => "retention";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (errors, jobs, banks) = (Before(options.Value.Errors), Before(options.Value.Jobs), Before(options.Value.Connectors));
        var (refreshes, tickets, sessions, runs) = (Before(options.Value.Refreshes), Before(options.Value.Recovery), Before(options.Value.Sessions), Before(RunsKept));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        int[] deleted =
        [
            await DeleteAsync(context.Set<ErrorEntry>().Where(entry => entry.At < errors).OrderBy(entry => entry.At), cancellationToken),
            await DeleteAsync(Deletable(context, context.Set<JobRecord>().Where(job => job.CreatedAt < jobs)).OrderBy(job => job.CreatedAt), cancellationToken),
            await DeleteAsync(context.Set<FailedJobCase>().Where(found => found.State == CaseState.Resolved && found.ResolvedAt < jobs).OrderBy(found => found.ResolvedAt), cancellationToken),
            await DeleteAsync(context.Set<BasiqReport>().Where(report => report.At < jobs).OrderBy(report => report.At), cancellationToken),
            await DeleteAsync(context.Set<ConnectorStatusSpan>().Where(span => span.ToAt < banks).OrderBy(span => span.ToAt), cancellationToken),
            await DeleteAsync(context.Set<ConnectorWatch>().Where(watch => watch.UntilAt < banks).OrderBy(watch => watch.UntilAt), cancellationToken),
            await DeleteAsync(Deletable(context, context.Set<RefreshRecord>().Where(refresh => refresh.RequestedAt < refreshes)).OrderBy(refresh => refresh.RequestedAt), cancellationToken),
            await DeleteAsync(context.Set<RecoveryTicket>().Where(ticket => ticket.EndedAt < tickets).OrderBy(ticket => ticket.EndedAt), cancellationToken),
            await DeleteAsync(context.Set<StaffSession>().Where(session => session.EndedAt < sessions).OrderBy(session => session.EndedAt), cancellationToken),
            await DeleteAsync(context.Set<WorkerRun>().Where(run => run.StartedAt < runs).OrderBy(run => run.Key), cancellationToken),
        ];
        return new WorkResult(deleted.Sum(), HasMore: deleted.Contains(BatchSize));
    }

    private static IQueryable<JobRecord> Deletable(AdminContext context, IQueryable<JobRecord> old)
    {
        JobStatus[] unfinished = [JobStatus.Queued, JobStatus.Running, JobStatus.Failed, JobStatus.Unknown];
        return old.Where(job => unfinished.Contains(job.Status)
            || !context.Set<PurgeRequest>().Any(purge => purge.ConnectionId == (string)(object)job.ConnectionId! && job.CreatedAt > (purge.NewestJobBefore ?? purge.RequestedAt))
            || context.Set<JobRecord>().Any(later => later.ConnectionId == job.ConnectionId && later.CreatedAt > job.CreatedAt && !unfinished.Contains(later.Status)));
    }

    private static IQueryable<RefreshRecord> Deletable(AdminContext context, IQueryable<RefreshRecord> old) => old.Where(refresh => !refresh.ByHand
        || refresh.State != RefreshState.Started
        || !context.Set<PurgeRequest>().Any(purge => purge.ConnectionId == (string)(object)refresh.ConnectionId && purge.RequestedAt < refresh.RequestedAt)
        || context.Set<RefreshRecord>().Any(later => later.ConnectionId == refresh.ConnectionId && later.RequestedAt > refresh.RequestedAt && later.ByHand && later.State == RefreshState.Started));

    private static Task<int> DeleteAsync<TRow>(IOrderedQueryable<TRow> old, CancellationToken cancellationToken) =>
        old.Take(BatchSize).ExecuteDeleteAsync(cancellationToken);

    private DateTimeOffset Before(int days) => clock.GetUtcNow() - TimeSpan.FromDays(days);
}

/// <summary>How many days each kind of record is kept; section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Days that warnings and errors are kept. Default 90.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:Errors must be a number of days from 1 to 3650.")]
    public int Errors { get; set; } = 90;

    /// <summary>Days after which a job, or a resolved case, is deleted. Default 400.</summary>
    [Range(8, 3650, ErrorMessage = "Retention:Jobs must be a number of days from 8 to 3650.")]
    public int Jobs { get; set; } = 400;

    /// <summary>Days after which what was seen of a bank is deleted; what lasts is kept. Default 400; pages show 90.</summary>
    [Range(91, 3650, ErrorMessage = "Retention:Connectors must be a number of days from 91 to 3650.")]
    public int Connectors { get; set; } = 400;

    /// <summary>Days after which a refresh is deleted. Default 400. The report of frequent refreshes looks back 28 days.</summary>
    [Range(29, 3650, ErrorMessage = "Retention:Refreshes must be a number of days from 29 to 3650.")]
    public int Refreshes { get; set; } = 400;

    /// <summary>Days after which a ticket of the recovery queue that has ended is deleted. Default 400.</summary>
    [Range(8, 3650, ErrorMessage = "Retention:Recovery must be a number of days from 8 to 3650.")]
    public int Recovery { get; set; } = 400;

    /// <summary>Days after which a session that has ended is deleted. Default 90. The audit trail keeps who signed in.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:Sessions must be a number of days from 1 to 3650.")]
    public int Sessions { get; set; } = 90;
}
