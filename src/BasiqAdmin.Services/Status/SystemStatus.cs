using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Demo;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Status;

/// <inheritdoc cref="ISystemStatus"/>
public sealed class SystemStatus(
    IDbContextFactory<AdminContext> contexts,
    TokenCache tokens,
    RequestBudget budget,
    IOptions<BasiqOptions> basiq,
    AccessGuard guard) : ISystemStatus
{
    /// <inheritdoc/>
    public async Task<SystemReport> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewStatus, "status", "*", cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var runs = context.Set<WorkerRun>().AsNoTracking();
        var newest = runs.GroupBy(run => run.Worker).Select(group => group.Max(run => run.Key));
        var workers = await runs.Where(run => newest.Contains(run.Key)).OrderBy(run => run.Worker).ToListAsync(cancellationToken);
        return new SystemReport(
            basiq.Value.BaseUrl,
            tokens.Status,
            budget.Status,
            [.. workers.Select(run => new WorkerReport(run.Worker, run.StartedAt, run.EndedAt, run.Handled, run.Failed, run.Error))],
            await DatabaseFacts.ReadAsync(context, cancellationToken))
        {
            FirstRound = await FirstRound.ReadAsync(context, cancellationToken),
            Demo = await DemoMark.ReadAsync(context, cancellationToken),
        };
    }
}
