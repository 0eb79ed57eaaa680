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
        services.AddSingleton<RecoveryMoves>();
        services.AddSingleton<RecoverySending>();
        services.AddSingleton<RecoveryTry>();
        services.AddSingleton<RecoveryTurns>();
        services.AddSingleton<RecoveryJudge>();
        services.AddSingleton<RecoverySettler>();
        services.AddSingleton<RecoverySweep>();
        services.AddSingleton<RecoveryRound>();
        services.AddSingleton<RecoveryOutlook>();
        services.AddSingleton<RecoveryRows>();
        services.AddSingleton<RecoveryList>();
        services.AddSingleton<RecoverySummary>();
        services.AddSingleton<RecoveryIntake>();
        services.AddSingleton<RecoveryBanks>();
        services.AddSingleton<RecoveryControls>();
        services.AddSingleton<IRecoveryQueue, RecoveryQueue>();
        return services;
    }
}
