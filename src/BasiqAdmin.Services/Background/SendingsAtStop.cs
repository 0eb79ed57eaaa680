using BasiqAdmin.Services.Sending;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Lets the purges and refreshes under way have their outcome before the app stops. What an app leaves that died over them is settled later, see <see cref="PurgesAcrossRestarts"/> and <see cref="RefreshSettlement"/>.</summary>
internal sealed partial class SendingsAtStop(SendingsUnderWay underWay, ILogger<SendingsAtStop> logger) : IHostedLifecycleService
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
        [LoggerMessage(1, LogLevel.Warning, "The app stops while a purge or refresh is under way; its outcome is settled at the next start")]
        public static partial void NotDrained(ILogger logger, Exception exception);
    }
}
