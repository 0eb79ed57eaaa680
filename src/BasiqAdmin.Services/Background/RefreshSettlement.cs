using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Background;

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
