using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Looks after cases while nobody does: wakes the snoozed ones, judges anew what time or a recovery has changed, closes those of deleted connections.</summary>
public sealed class CaseCare(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, CaseKeeper keeper, CaseCloser closer, AuditWriter audit, TimeProvider clock)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan BasiqRetries = TimeSpan.FromDays(7);
    private static readonly TimeSpan JudgeAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>One round; returns how many cases it changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        var down = CaseQuery.Down(banks);
        return await WakeAsync(down, cancellationToken) + await CloseGoneAsync(cancellationToken) + await RejudgeAsync(banks, down, cancellationToken);
    }

    private Task<int> WakeAsync(string[] down, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return EachAsync(
            cases => cases.Where(found => found.State == CaseState.Snoozed && (found.SnoozedUntil <= now || (found.SnoozedForBank && !down.Contains(found.Connector)))),
            async (context, found) =>
            {
                var why = found.SnoozedForBank ? "The bank has recovered." : "Its time has come.";
                CaseChanges.Apply(found, new CaseChange.Wake(), Actor.System, now, text: why);
                await audit.AppendAsync(context, Actor.System, CaseAudit.Fact("case.woken", found, why, null), cancellationToken);
            },
            cancellationToken);
    }

    private Task<int> CloseGoneAsync(CancellationToken cancellationToken) => EachAsync(
        (cases, context) => cases.Where(found => found.State != CaseState.Resolved && context.Set<ConnectionRecord>().Any(known => known.Id == found.ConnectionId && known.Status == ConnectionStatus.Deleted)),
        (context, found) => closer.CloseAsync(context, found, CaseEnd.ConnectionGone, clock.GetUtcNow(), cancellationToken),
        cancellationToken);

    // The outage that a case was blamed on is over, or Basiq has given up trying.
    private Task<int> RejudgeAsync(ConnectorList banks, string[] down, CancellationToken cancellationToken)
    {
        var givenUp = clock.GetUtcNow() - BasiqRetries;
        var judgedBefore = clock.GetUtcNow() - JudgeAgainAfter;
        return EachAsync(
            cases => cases.Where(found => found.State == CaseState.Open && found.JudgedAt <= judgedBefore && !down.Contains(found.Connector)
                && (found.Cause == Cause.BankDown || (found.Cause == Cause.BankUnavailableRetried && found.FirstFailedAt <= givenUp))),
            (context, found) => keeper.RejudgeAsync(context, found, banks, cancellationToken),
            cancellationToken);
    }

    private Task<int> EachAsync(Func<IQueryable<FailedJobCase>, IQueryable<FailedJobCase>> which, Func<AdminContext, FailedJobCase, Task> change, CancellationToken cancellationToken) =>
        EachAsync((cases, _) => which(cases), change, cancellationToken);

    private async Task<int> EachAsync(Func<IQueryable<FailedJobCase>, AdminContext, IQueryable<FailedJobCase>> which, Func<AdminContext, FailedJobCase, Task> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var cases = await which(context.Set<FailedJobCase>(), context).OrderBy(found => found.Number).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var found in cases)
        {
            await change(context, found);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return cases.Count;
    }
}
