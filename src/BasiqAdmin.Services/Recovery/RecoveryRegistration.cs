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
        services.AddScoped<RecoveryMoves>();
        services.AddScoped<RecoverySending>();
        services.AddScoped<RecoveryTry>();
        services.AddScoped<RecoveryTurns>();
        services.AddScoped<RecoveryJudge>();
        services.AddScoped<RecoverySettler>();
        services.AddScoped<RecoverySweep>();
        services.AddScoped<RecoveryRound>();
        services.AddScoped<RecoveryOutlook>();
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
