using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Background;

/// <summary>The background workers.</summary>
public static class WorkersRegistration
{
    /// <summary>Adds what works without anybody watching. Needs all features.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(DirectoryImportAtStart)).RemoveAllLoggers();
        services.AddSingleton<RunRecorder>();

        // First in means last out: what the others log while they stop is stored too.
        services.AddHostedService<ErrorLogWriter>();
        services.AddWorker<PurgeSettlement>();
        services.AddWorker<DirectorySync>();
        services.AddWorker<ErrorRetention>();
        services.AddWorker<JobSweep>();
        services.AddWorker<JobRetention>();
        services.AddWorker<CaseCareWorker>();
        services.AddHostedService<DirectoryImportAtStart>();
        return services;
    }

    // Registered as itself too: the status page and tests ask for it by type.
    private static void AddWorker<TWorker>(this IServiceCollection services)
        where TWorker : Worker =>
        services.AddSingleton<TWorker>().AddHostedService(provider => provider.GetRequiredService<TWorker>());
}
