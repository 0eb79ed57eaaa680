using BasiqAdmin.Services.Refreshes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Lets the refreshes under way have their outcome before the app stops. What an app leaves that died over it is settled by its jobs, see <see cref="RefreshSettlement"/>.</summary>
internal sealed partial class RefreshesAtStop(RefreshesUnderWay underWay, ILogger<RefreshesAtStop> logger) : IHostedLifecycleService
{
    /// <summary>Waits for them, within the time that the host gives.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await underWay.DrainAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            Log.NotDrained(logger, exception);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The app stops while a refresh is under way; its outcome is settled at the next start")]
        public static partial void NotDrained(ILogger logger, Exception exception);
    }
}
