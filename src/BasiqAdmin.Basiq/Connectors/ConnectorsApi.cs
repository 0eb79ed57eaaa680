using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Connectors;

/// <summary>Connectors, with their health now (data.yml, /connectors).</summary>
public sealed class ConnectorsApi
{
    private readonly BasiqHttp http;

    internal ConnectorsApi(BasiqHttp http) => this.http = http;

    /// <summary>Lists all connectors, all pages.</summary>
    /// <exception cref="BasiqException">As every call.</exception>
    public Task<BasiqList<Connector>> ListAsync(CancellationToken cancellationToken = default) =>
        http.ListAsync(
            new BasiqRequest(HttpMethod.Get, "/connectors"),
            ConnectorJson.Default.ConnectorWire,
            static wire => wire.ToModel(),
            cancellationToken);

    /// <summary>Retrieves one connector.</summary>
    /// <exception cref="BasiqException">NotFound when the institution has none by this method.</exception>
    public Task<Connector> GetAsync(InstitutionId institutionId, ConnectionMethod method, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(
            HttpMethod.Get,
            "/connectors/{connectorId}/{method}",
            BasiqRequest.Value("connectorId", institutionId.Value),
            BasiqRequest.Value("method", Uri.EscapeDataString(method.Value)));
        return http.ReadAsync(request, ConnectorJson.Default.ConnectorWire, static wire => wire.ToModel(), cancellationToken);
    }
}
