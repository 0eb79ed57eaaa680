using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Background;

/// <summary>Looks after the failed-job inbox every minute.</summary>
public sealed class CaseMaintenanceWorker(CaseMaintenance care) : Worker
{
    /// <inheritdoc/>
    public override string Name => "case-care";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (changed, hasMore) = await care.RunAsync(cancellationToken);
        return new WorkResult(changed, HasMore: hasMore);
    }
}

/// <summary>Looks at the banks' health every <c>Connectors:PollInterval</c>. A failed look is tried again after the same time, so that an outage of Basiq leaves no longer gap than it must.</summary>
public sealed class ConnectorWorker(ConnectorWatcher watcher, ConnectorFigureReader figures, IOptions<ConnectorOptions> options) : Worker
{
    /// <inheritdoc/>
    public override string Name => "connectors";

    /// <inheritdoc/>
    public override TimeSpan Interval => options.Value.PollInterval;

    /// <inheritdoc/>
    public override TimeSpan LongestPause => Interval;

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        var seen = await watcher.LookAsync(cancellationToken);

        // Counted while nobody waits for it.
        await figures.GetAsync(cancellationToken);
        return new WorkResult(seen);
    }
}

/// <summary>Looks up ids that an import left open and reads every known user again once a day, so that details of deleted users go.</summary>
public sealed class DirectorySync(IDbContextFactory<AdminContext> contexts, BulkLookup lookups, ImportActivity imports, TimeProvider clock) : Worker
{
    private const int BatchSize = 500;

    /// <inheritdoc/>
    public override string Name => "directory-sync";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        var failed = 0;
        await lookups.RunAsync(due, id => id, UserSource.Import, (_, outcome) => Interlocked.Add(ref failed, outcome == LookupOutcome.Failed ? 1 : 0), cancellationToken);
        return new WorkResult(due.Count, failed, HasMore: due.Count == BatchSize && failed == 0);
    }

    private async Task<List<UserId>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.Set<DirectoryUser>().Where(user => user.NextSyncAt <= now);

        // An import looks up its own ids; once it is through or has died, they are found here.
        due = imports.IsRunning ? due.Where(user => user.State != DirectoryState.Pending) : due;
        return await due.OrderBy(user => user.NextSyncAt).Select(user => user.Id).Take(BatchSize).ToListAsync(cancellationToken);
    }
}

/// <summary>Looks again at users for whom the daily sweep is too slow, at the same pace: a job that was under way is known to have ended minutes later, and a case closes soon after one of Basiq's own retries succeeds.</summary>
public sealed class JobRevisit(UsersToRevisit users, SweepRound round, JobSync jobs) : Worker
{
    /// <inheritdoc/>
    public override string Name => "job-revisit";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (visited, failed) = await round.RunAsync(await users.DueAsync(cancellationToken), jobs.TryVisitAsync, cancellationToken);
        return new WorkResult(visited, failed, HasMore: visited > 0);
    }

    /// <inheritdoc/>
    public override async Task<bool> HasWorkAsync(CancellationToken cancellationToken) => (await users.DueAsync(cancellationToken)).Count > 0;
}

/// <summary>Reads the jobs of every known user about once a day, evenly spread and behind whatever people ask for, because Basiq announces no jobs and forgets them after 7 days.</summary>
public sealed class JobSweep(SweepRound round, JobSync jobs) : Worker
{
    /// <inheritdoc/>
    public override string Name => "job-sweep";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (visited, failed) = await round.RunAsync(jobs.TryVisitAsync, cancellationToken);
        return new WorkResult(visited, failed, HasMore: visited > 0);
    }

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => round.HasWorkAsync(cancellationToken);
}

/// <summary>Settles purges that an app died over and those whose outcome is unknown; proves the ones that Basiq confirmed and lets requests expire that nobody approved.</summary>
internal sealed class PurgeSettlement(PurgeSettler settler, PurgeApprovals approvals) : Worker
{
    /// <inheritdoc/>
    public override string Name => "purge-settlement";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override TimeSpan LongestPause => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await approvals.ExpireDueAsync(cancellationToken);
        await settler.TakeOverAsync(cancellationToken);
        var (read, failed) = await settler.SettleDueAsync(cancellationToken);
        return new WorkResult(expired + read, failed);
    }

    /// <inheritdoc/>
    public override async Task<bool> HasWorkAsync(CancellationToken cancellationToken) =>
        await settler.HasWorkAsync(cancellationToken) || await approvals.HasWorkAsync(cancellationToken);
}

/// <summary>Works the recovery queue, behind whatever people ask for: a bank's turn is looked for every 5 seconds.</summary>
internal sealed class RecoveryWorker(RecoveryRound round) : Worker
{
    /// <inheritdoc/>
    public override string Name => "recovery-queue";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override TimeSpan LongestPause => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        return new WorkResult(await round.RunAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => round.HasWorkAsync(cancellationToken);
}

/// <summary>Settles refreshes without an answer, at start those that the app died over: by looking at jobs, never by sending again.</summary>
internal sealed class RefreshSettlement(RefreshSettler settler) : Worker
{
    /// <inheritdoc/>
    public override string Name => "refresh-settlement";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public override TimeSpan LongestPause => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (read, failed) = await settler.SettleAllAsync(cancellationToken);
        return new WorkResult(read, failed);
    }

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => settler.HasWorkAsync(cancellationToken);
}

/// <summary>Notes the end of sessions that have been idle or open for too long. They let nobody in from that moment on; this is for the record.</summary>
public sealed class SessionCare(SessionStore sessions) : Worker
{
    /// <inheritdoc/>
    public override string Name => "sessions";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => sessions.AnyOverdueAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken) => new(await sessions.EndOverdueAsync(cancellationToken));
}
