using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Recovery;

/// <inheritdoc/>
internal sealed class RecoveryQueue(AccessGuard guard, RecoveryList list, RecoverySummary summary, RecoveryIntake intake, RecoveryBanks banks, RecoveryControls controls) : IRecoveryQueue
{
    /// <inheritdoc/>
    public async Task<Page<RecoveryRow>> SearchAsync(Actor actor, RecoveryFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.ViewUsers, RecoveryAuditEvents.Whole, cancellationToken);
        return await list.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<RecoveryStage, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.ViewUsers, RecoveryAuditEvents.Whole, cancellationToken);
        return await summary.CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RecoveryOverview> OverviewAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.ViewUsers, RecoveryAuditEvents.Whole, cancellationToken);
        return await summary.ReadAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RecoveryRow?> FindAsync(Actor actor, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, RecoveryAuditEvents.ObjectType, connectionId.Value, cancellationToken);
        return await list.FindAsync(connectionId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RecoveryRow> QueueAsync(Actor actor, UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.RefreshConnection, RecoveryAuditEvents.ObjectType, connectionId.Value, cancellationToken);
        await intake.QueueAsync(actor, userId, connectionId, cancellationToken);
        return (await list.FindAsync(connectionId, cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<RecoveryPreview> PreviewAsync(Actor actor, InstitutionId institutionId, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.ViewUsers, institutionId.Value, cancellationToken);
        return await banks.PreviewAsync(institutionId, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RecoveryQueued> QueueBankAsync(Actor actor, InstitutionId institutionId, IReadOnlyList<ConnectionId> connections, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.ManageCases, institutionId.Value, cancellationToken);
        return await banks.QueueAsync(actor, institutionId, connections, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task PauseAsync(Actor actor, RecoveryRef seen, bool pause, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.RefreshConnection, RecoveryAuditEvents.Whole, cancellationToken);
        await controls.PauseAsync(actor, seen, pause, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task CancelAsync(Actor actor, RecoveryRef seen, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.RefreshConnection, RecoveryAuditEvents.Whole, cancellationToken);
        await controls.CancelAsync(actor, seen, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HoldAsync(Actor actor, InstitutionId? institutionId, bool hold, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, Right.ManageCases, institutionId?.Value ?? RecoveryAuditEvents.Whole, cancellationToken);
        await controls.HoldAsync(actor, institutionId, hold, cancellationToken);
    }

    private Task DemandAsync(Actor actor, Right right, string which, CancellationToken cancellationToken) =>
        guard.DemandAsync(actor, right, RecoveryAuditEvents.QueueType, which, cancellationToken);
}
