using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Migrates before anything else of the app starts, workers included, and makes the users of an earlier version findable.</summary>
internal sealed class MigrateAtStart(DatabaseMigrator migrator, SearchTextRefill refill) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        await refill.RunAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
