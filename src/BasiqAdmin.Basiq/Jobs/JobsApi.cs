using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>Jobs (core.yml, /jobs and /users/{userId}/jobs). Basiq has no list across users.</summary>
public sealed class JobsApi
{
    private readonly BasiqHttp http;

    internal JobsApi(BasiqHttp http) => this.http = http;

    /// <summary>Retrieves a job. How long Basiq keeps one is not documented.</summary>
    /// <exception cref="BasiqException">NotFound when there is none, or it belongs to another application.</exception>
    public Task<Job> GetAsync(JobId jobId, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(HttpMethod.Get, "/jobs/{jobId}", BasiqRequest.Value("jobId", jobId.Value));
        return http.ReadAsync(request, JobJson.Default.JobWire, static wire => wire.ToModel(), cancellationToken);
    }

    /// <summary>Lists a user's jobs of the last 7 days, all pages; those of one connection when it is given.</summary>
    /// <exception cref="BasiqException">NotFound when there is no such user.</exception>
    public Task<BasiqList<Job>> ListAsync(UserId userId, ConnectionId? connectionId = null, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(HttpMethod.Get, "/users/{userId}/jobs", BasiqRequest.ValuesOf(userId, connectionId))
        {
            Filter = FilterText.AllOf(("connection.id", connectionId?.Value)),
        };
        return http.ListAsync(request, JobJson.Default.JobWire, wire => wire.ToModel() with { UserId = userId }, cancellationToken);
    }
}
