using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>A user's connections (data.yml, /users/{userId}/connections).</summary>
public sealed class ConnectionsApi
{
    private const string Collection = "/users/{userId}/connections";
    private const string One = Collection + "/{connectionId}";

    private readonly BasiqHttp http;

    internal ConnectionsApi(BasiqHttp http) => this.http = http;

    /// <summary>Lists a user's connections, all pages.</summary>
    /// <exception cref="BasiqException">NotFound when there is no such user.</exception>
    public Task<BasiqList<Connection>> ListAsync(UserId userId, ConnectionFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(HttpMethod.Get, Collection, BasiqRequest.Value("userId", userId.Value))
        {
            Filter = FilterText.AllOf(
                ("id", filter?.Id?.Value),
                ("status", filter?.Status?.Value),
                ("institution.id", filter?.InstitutionId?.Value)),
        };
        return http.ListAsync(request, ConnectionJson.Default.ConnectionWire, wire => wire.ToModel(userId), cancellationToken);
    }

    /// <summary>Retrieves a connection.</summary>
    /// <exception cref="BasiqException">NotFound when there is none, or it belongs to another user or application.</exception>
    public Task<Connection> GetAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken = default) =>
        http.ReadAsync(
            Request(HttpMethod.Get, One, userId, connectionId),
            ConnectionJson.Default.ConnectionWire,
            wire => wire.ToModel(userId),
            cancellationToken);

    /// <summary>Starts a job that fetches the connection's data again, or finds the one that is queued or running. Sent once.</summary>
    /// <exception cref="BasiqException">Refused for a connection that cannot be refreshed; OutcomeUnknown when no confirmation arrived.</exception>
    public async Task<RefreshResult> RefreshAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken = default)
    {
        var request = Request(HttpMethod.Post, One + "/refresh", userId, connectionId);
        using var response = await http.SendAsync(request, cancellationToken);
        var job = await http.ParseAsync(request, response, JobJson.Default.JobWire, static wire => wire.ToModel(), cancellationToken);

        // 200 instead of 202: the original job, already queued or running (best practices, "handling jobs").
        return new RefreshResult(job with { UserId = userId, ConnectionId = connectionId }, IsExisting: (int)response.StatusCode == 200);
    }

    /// <summary>
    /// Removes the connection's data, which cannot be undone; the connection and its id stay. Sent once, with one exception: a request
    /// that Basiq rejected for its expired token, and so did not carry out, goes out again with a new token.
    /// </summary>
    /// <remarks>A cancelled call may have been carried out as well: read the accounts back before saying anything about it.</remarks>
    /// <exception cref="BasiqException">Refused, Forbidden or NotFound: nothing was removed. OutcomeUnknown: it may have been.</exception>
    public async Task<PurgeReply> PurgeAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken = default)
    {
        const int Purged = 204;
        var correlationId = await http.ConfirmAsync(Request(HttpMethod.Post, One + "/purge", userId, connectionId), Purged, cancellationToken);
        return new PurgeReply(Purged, correlationId);
    }

    /// <summary>Deletes the connection; its accounts and transactions stay, so purge first. Sent once.</summary>
    /// <exception cref="BasiqException">OutcomeUnknown when no confirmation arrived.</exception>
    public Task DeleteAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken = default) =>
        http.ConfirmAsync(Request(HttpMethod.Delete, One, userId, connectionId), 204, cancellationToken);

    private static BasiqRequest Request(HttpMethod method, string template, UserId userId, ConnectionId connectionId) =>
        new(method, template, BasiqRequest.Value("userId", userId.Value), BasiqRequest.Value("connectionId", connectionId.Value));
}
