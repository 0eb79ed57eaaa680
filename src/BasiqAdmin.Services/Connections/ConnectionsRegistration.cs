using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Connections;

/// <summary>The connections' services.</summary>
public static class ConnectionsRegistration
{
    /// <summary>Adds the connections. Needs the client, the storage, the audit trail, the connectors and the users.</summary>
    public static IServiceCollection AddConnectionService(this IServiceCollection services)
    {
        services.AddSingleton<ConnectionSearch>();
        services.AddSingleton<IConnectionService, ConnectionService>();
        return services;
    }
}
