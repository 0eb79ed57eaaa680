using BasiqAdmin.Services.Purges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Settles, before the app serves anybody, the purges that it died over.</summary>
internal sealed partial class PurgesAcrossRestarts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PurgesAcrossRestarts> logger) : IHostedLifecycleService
{
    // People wait for the app to start: what Basiq does not answer by then goes on in the background.
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    /// <summary>Settles what it can before anything else starts. Never keeps the app from starting.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestStart, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var settler = scope.ServiceProvider.GetRequiredService<PurgeSettler>();
            await settler.TakeOverAsync(either.Token);
            await settler.SettleDueAsync(either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSettledAtStart(logger, exception);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not every purge could be settled at start; the background goes on")]
        public static partial void NotSettledAtStart(ILogger logger, Exception exception);
    }
}
