using System.Diagnostics;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Demo;

/// <summary>
/// Writes the demo's past on the first start. Pages are answered already; the import at start, and with it every look at a user, begins when this is through, so that
/// what is read then continues the past. Registered with the embedded sandbox only.
/// </summary>
internal sealed partial class DemoStart(IServiceScopeFactory scopes, IDbContextFactory<AdminContext> contexts, Func<DemoScene> read, ILogger<DemoStart> logger) : IHostedLifecycleService
{
    /// <summary>Never keeps the app from starting: without a past it is an empty demo.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            var scene = read();
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<DemoHistory>().WriteAsync(scene, cancellationToken) is { } report)
            {
                Log.Written(logger, report.Jobs, report.Cases, report.Purges, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            await PurgeAgainAsync(scene, scope.ServiceProvider.GetRequiredService<BasiqClient>(), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotWritten(logger, exception);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The embedded sandbox begins anew with each start and knows nothing of purges, those that people made in it before included.
    // Its jobs of the last week are not stored yet on a first start: what they fetched since is not purged.
    private async Task PurgeAgainAsync(DemoScene scene, BasiqClient basiq, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var standing = await PurgedData.Standing(context).Where(purge => purge.State == PurgeState.Done).ToListAsync(cancellationToken);
        if (standing.Count == 0)
        {
            return;
        }

        var fetched = scene.Users.SelectMany(user => user.Connections).SelectMany(connection => connection.Jobs).Where(job => job is { Status: JobStatus.Succeeded, ConnectionId: not null })
            .ToLookup(job => job.ConnectionId!.Value.Value, job => job.CreatedAt, StringComparer.Ordinal);
        foreach (var purge in standing.Where(purge => !fetched[purge.ConnectionId].Any(at => at > purge.SentAt)))
        {
            try
            {
                await basiq.Connections.PurgeAsync(UserId.Parse(purge.UserId), ConnectionId.Parse(purge.ConnectionId), cancellationToken);
            }
            catch (BasiqException exception)
            {
                Log.NotPurgedAgain(logger, purge.UserId, purge.ConnectionId, exception.HttpStatus);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Demo data: {Jobs} jobs, {Cases} cases and {Purges} purges, all invented, written in {Milliseconds} ms")]
        public static partial void Written(ILogger logger, int jobs, int cases, int purges, long milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "The demo data could not be written")]
        public static partial void NotWritten(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Information, "The sandbox did not purge user {UserId}, connection {ConnectionId} again (status {HttpStatus}); its receipt no longer agrees with it")]
        public static partial void NotPurgedAgain(ILogger logger, string userId, string connectionId, int? httpStatus);
    }
}
