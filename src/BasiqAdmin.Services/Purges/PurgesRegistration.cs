using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Purges;

/// <summary>The purges' services.</summary>
public static class PurgesRegistration
{
    /// <summary>Adds purges. Needs the client, the storage, the audit trail and the connectors; the worker that settles is registered with the workers.</summary>
    public static IServiceCollection AddPurges(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PurgeOptions>().Bind(configuration.GetSection(PurgeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AppInstance>();
        services.AddSingleton<PurgeStore>();
        services.AddSingleton<PurgeRejections>();
        services.AddSingleton<PurgeList>();
        services.AddSingleton<PurgeFactsReader>();
        services.AddSingleton<PurgeChecker>();
        services.AddSingleton<PurgeSender>();
        services.AddSingleton<PurgeSettler>();
        services.AddSingleton<PurgeApprovals>();
        services.AddSingleton<IPurgeService, PurgeService>();
        return services;
    }
}
