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
        services.AddScoped<PurgeStore>();
        services.AddScoped<PurgeRejections>();
        services.AddScoped<PurgeList>();
        services.AddScoped<PurgeFactsReader>();
        services.AddScoped<PurgeChecker>();
        services.AddScoped<PurgeSender>();
        services.AddScoped<PurgeSettler>();
        services.AddScoped<PurgeApprovals>();
        services.AddScoped<IPurgeService, PurgeService>();
        return services;
    }
}
