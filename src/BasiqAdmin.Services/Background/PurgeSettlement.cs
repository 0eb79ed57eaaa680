using BasiqAdmin.Services.Purges;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>
/// Settles purges: before the app serves anybody those that it died over, then those whose outcome is unknown; proves the ones that Basiq
/// confirmed and lets requests expire that nobody approved.
/// </summary>
internal sealed partial class PurgeSettlement(PurgeSettler settler, PurgeApprovals approvals, PurgeSender sender, RunRecorder recorder, TimeProvider clock, ILogger<PurgeSettlement> logger)
    : Worker(recorder, clock, logger), IHostedLifecycleService
{
    // People wait for the app to start: what Basiq does not answer by then goes on in the background.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);
    private readonly TimeProvider clock = clock;
    private readonly ILogger logger = logger;

    /// <inheritdoc/>
    public override string Name => "purge-settlement";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override TimeSpan LongestPause => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await approvals.ExpireDueAsync(cancellationToken);
        await settler.TakeOverAsync(cancellationToken);
        var (read, failed) = await settler.SettleDueAsync(cancellationToken);
        return new WorkResult(expired + read, failed);
    }

    /// <summary>Settles what it can before anything else starts. Never keeps the app from starting.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestStart, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await settler.TakeOverAsync(either.Token);
            await settler.SettleDueAsync(either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSettledAtStart(logger, exception);
        }
    }

    /// <summary>Lets the purges under way have their outcome, within the time that the host gives.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await sender.DrainAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            Log.NotDrained(logger, exception);
        }
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task<bool> HasWorkAsync(CancellationToken cancellationToken) =>
        await settler.HasWorkAsync(cancellationToken) || await approvals.HasWorkAsync(cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not every purge could be settled at start; the background goes on")]
        public static partial void NotSettledAtStart(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "The app stops while a purge is under way; its outcome is settled at the next start")]
        public static partial void NotDrained(ILogger logger, Exception exception);
    }
}
