using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Home;

/// <summary>The services of the first page.</summary>
public static class HomeRegistration
{
    /// <summary>Adds them. Needs the storage, the audit trail, the connectors and the status of the app.</summary>
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.AddScoped<TeamReader>();
        services.AddScoped<AdminReader>();
        return services.AddScoped<IHome, HomeService>();
    }
}
