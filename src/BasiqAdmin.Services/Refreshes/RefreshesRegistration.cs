using BasiqAdmin.Services.Diagnoses;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>The refreshes' services.</summary>
public static class RefreshesRegistration
{
    /// <summary>Adds refreshes. Needs the client, the storage, the audit trail, the connectors, the users and the jobs.</summary>
    public static IServiceCollection AddRefreshes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RefreshLimits>().Bind(configuration.GetSection(RefreshLimits.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<RefreshStore>();
        services.AddScoped<RefreshSettler>();
        services.AddScoped<RefreshFactsReader>();
        services.AddScoped<RefreshSender>();
        services.AddScoped<RefreshHistory>();
        services.AddScoped<IRefreshService, RefreshService>();
        return services;
    }
}
