using BasiqAdmin.Services.Audit;
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
        services.AddScoped<IBankNames, BankNames>();
        services.AddScoped<ConnectorHistory>();
        services.AddSingleton<ConnectorChanges>();
        services.AddScoped<ConnectorWatcher>();
        services.AddScoped<ConnectorOutages>();
        services.AddSingleton<ConnectorFigureReader>();
        services.AddScoped<StatusHistory>();
        services.AddScoped<ConnectorSearch>();
        services.AddScoped<BankHealthQuery>();
        services.AddScoped<OutageReader>();
        return services.AddScoped<IConnectorHealth, ConnectorHealth>();
    }
}
