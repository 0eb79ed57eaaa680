using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The connectors' services.</summary>
public static class ConnectorsRegistration
{
    /// <summary>Adds the list of connectors and their health. Needs the client, the storage and the audit trail.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConnectorOptions>().Bind(configuration.GetSection(ConnectorOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConnectorCatalog>();
        services.AddSingleton<ConnectorHistory>();
        services.AddSingleton<ConnectorChanges>();
        services.AddSingleton<ConnectorWatcher>();
        services.AddSingleton<ConnectorOutages>();
        services.AddSingleton<ConnectorFigureReader>();
        services.AddSingleton<SeenHistory>();
        services.AddSingleton<ConnectorSearch>();
        services.AddSingleton<BankReader>();
        services.AddSingleton<OutageReader>();
        return services.AddSingleton<IConnectorHealth, ConnectorHealth>();
    }
}
