using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Background;

/// <summary>The background workers.</summary>
public static class WorkersRegistration
{
    /// <summary>Adds what works without anybody watching. Needs all features.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(nameof(DirectoryImportAtStart)).RemoveAllLoggers();
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<RunRecorder>();

        // First in means last out: what the others log while they stop is stored too.
        services.AddHostedService<ErrorLogWriter>();
        services.AddHostedService<PurgesAcrossRestarts>();
        services.AddHostedService<SendingsAtStop>();
        services.AddWorker<ClockCorrection>();
        services.AddWorker<PurgeSettlement>();
        services.AddWorker<RefreshSettlement>();
        services.AddWorker<DirectorySync>();
        services.AddWorker<ConnectorWorker>();
        services.AddWorker<JobSweep>();
        services.AddWorker<JobRevisit>();
        services.AddWorker<CaseMaintenanceWorker>();
        services.AddWorker<RecoveryWorker>();
        services.AddWorker<SessionCare>();
        services.AddWorker<Retention>();
        services.AddHostedService<DirectoryImportAtStart>();
        return services;
    }

    /// <summary>Adds one more. It is made anew for each run.</summary>
    public static void AddWorker<TWorker>(this IServiceCollection services)
        where TWorker : Worker =>
        services.AddScoped<TWorker>().AddHostedService<WorkerLoop<TWorker>>();
}
