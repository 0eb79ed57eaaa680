using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Closes or escalates cases that nobody is working on: wakes the snoozed ones, judges anew what time or a recovery has changed, closes those of connections that are deleted or replaced.</summary>
public sealed class CaseMaintenance(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, CaseTracker keeper, CaseCloser closer, AuditWriter audit, TimeProvider clock)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan BasiqRetries = TimeSpan.FromDays(7);
    private static readonly TimeSpan JudgeAgainAfter = TimeSpan.FromMinutes(10);

    /// <summary>One round; returns how many cases it changed, and whether more wait.</summary>
    public async Task<(int Changed, bool HasMore)> RunAsync(CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        int[] changed =
        [
            await LocateAsync(banks, cancellationToken),
            await WakeAsync(banks, cancellationToken),
            await CloseGoneAsync(cancellationToken),
            await CloseSupersededAsync(cancellationToken),
            await RejudgeAsync(banks, cancellationToken),
        ];
        return (changed.Sum(), changed.Contains(BatchSize));
    }

    private Task<int> WakeAsync(ConnectorList banks, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var isKnown = banks.All.Count > 0;
        var unwell = CaseQuery.Unwell(banks);
        return EachAsync(
            cases => cases.Where(found => found.State == CaseState.Snoozed && (found.SnoozedUntil <= now || (found.SnoozedForBank && isKnown && !unwell.Contains(found.Connector)))),
            async (context, found) =>
            {
                var why = WhyAwake(found, banks);
                CaseChanges.Apply(found, new CaseChange.Wake(), Actor.System, now, text: why);
                await audit.AppendAsync(context, Actor.System, CaseAudit.Fact("case.woken", found, why, null), cancellationToken);
            },
            cancellationToken);
    }

    private Task<int> CloseGoneAsync(CancellationToken cancellationToken) => EachAsync(
        (cases, context) => cases.Where(found => found.State != CaseState.Resolved && context.Set<ConnectionRecord>().Any(known => known.Id == found.ConnectionId && known.Status == ConnectionStatus.Deleted)),
        (context, found) => closer.CloseAsync(context, found, CaseEnd.ConnectionGone, clock.GetUtcNow(), cancellationToken),
        cancellationToken);

    // By the rule of Diagnosis: no longer active, and a later connection of the user to the same bank is.
    private Task<int> CloseSupersededAsync(CancellationToken cancellationToken) => EachAsync(
        (cases, context) => cases.Where(found => found.State != CaseState.Resolved
            && context.Set<ConnectionRecord>().Any(old => old.Id == found.ConnectionId && old.Status != ConnectionStatus.Active
                && context.Set<ConnectionRecord>().Any(newer => newer.UserId == old.UserId && newer.InstitutionId == old.InstitutionId && newer.Status == ConnectionStatus.Active && newer.CreatedAt > old.CreatedAt))),
        (context, found) => closer.CloseAsync(context, found, CaseEnd.Superseded, clock.GetUtcNow(), cancellationToken),
        cancellationToken);

    private static string WhyAwake(FailedJobCase found, ConnectorList banks) =>
        !found.SnoozedForBank ? "Its time has come."
        : banks.StatusOf(found.InstitutionId, found.Method) == ConnectorStatus.Operational ? "The bank has recovered."
        : "Basiq does not say how this connector is, so nobody can tell when it recovers.";

    // The outage that a case was blamed on is over, or Basiq has given up trying.
    private Task<int> RejudgeAsync(ConnectorList banks, CancellationToken cancellationToken)
    {
        var isKnown = banks.All.Count > 0;
        var down = CaseQuery.Down(banks);
        var givenUp = clock.GetUtcNow() - BasiqRetries;
        var judgedBefore = clock.GetUtcNow() - JudgeAgainAfter;
        return EachAsync(
            cases => cases.Where(found => found.State == CaseState.Open && isKnown && !down.Contains(found.Connector)
                && (found.Cause == Cause.BankDown || (found.Cause == Cause.BankUnavailableRetried && found.FirstFailedAt <= givenUp)) && found.JudgedAt <= judgedBefore),
            (context, found) => keeper.RejudgeAsync(context, found, banks, cancellationToken),
            cancellationToken);
    }

    // The connection was not known here when the case was opened, and is now.
    private Task<int> LocateAsync(ConnectorList banks, CancellationToken cancellationToken) => EachAsync(
        (cases, context) => cases.Where(found => found.State == CaseState.Open && found.Connector.EndsWith(ConnectorId.UnknownMethod)
            && context.Set<ConnectionRecord>().Any(known => known.Id == found.ConnectionId && known.Method != default)),
        (context, found) => keeper.RejudgeAsync(context, found, banks, cancellationToken),
        cancellationToken);

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
