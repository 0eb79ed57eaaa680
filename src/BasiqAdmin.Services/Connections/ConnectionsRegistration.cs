using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Connections;

/// <summary>The connections' services.</summary>
public static class ConnectionsRegistration
{
    /// <summary>Adds the connections. Needs the client, the storage, the audit trail, the connectors, the users and the jobs.</summary>
    public static IServiceCollection AddConnectionService(this IServiceCollection services)
    {
        services.AddScoped<ConnectionSearch>();
        services.AddScoped<OverviewReader>();
        services.AddScoped<IConnectionService, ConnectionService>();
        return services;
    }
}
