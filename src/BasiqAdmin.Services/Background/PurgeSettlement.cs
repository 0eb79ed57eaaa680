using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Services.Background;

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
