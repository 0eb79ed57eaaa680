using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Recovery;

/// <summary>The recovery queue's services.</summary>
public static class RecoveryRegistration
{
    /// <summary>Adds the queue. Needs the connectors, the refreshes, the jobs and the inbox; its worker is registered with the workers.</summary>
    public static IServiceCollection AddRecovery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecoveryOptions>().Bind(configuration.GetSection(RecoveryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<NextSweep>();
        services.AddSingleton<QueueLength>();
        services.AddScoped<RecoveryTransitions>();
        services.AddScoped<AttemptSettler>();
        services.AddScoped<RecoveryAttempt>();
        services.AddScoped<RecoveryScheduler>();
        services.AddScoped<EscalationPolicy>();
        services.AddScoped<RecoverySettler>();
        services.AddScoped<RecoverySweep>();
        services.AddScoped<RecoveryRound>();
        services.AddScoped<QueueEstimates>();
        services.AddScoped<RecoveryRows>();
        services.AddScoped<RecoveryList>();
        services.AddScoped<RecoverySummary>();
        services.AddScoped<RecoveryIntake>();
        services.AddScoped<RecoveryBanks>();
        services.AddScoped<RecoveryControls>();
        services.AddScoped<IRecoveryQueue, RecoveryQueue>();
        return services;
    }
}
