using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The connectors' services.</summary>
public static class ConnectorsRegistration
{
    /// <summary>Adds the list of connectors. Needs the client.</summary>
    public static IServiceCollection AddConnectorCatalog(this IServiceCollection services) => services.AddSingleton<ConnectorCatalog>();
}
