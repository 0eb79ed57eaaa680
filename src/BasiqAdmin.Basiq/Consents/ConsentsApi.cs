using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Consents;

/// <summary>A user's consents (core.yml, /users/{userId}/consents).</summary>
public sealed class ConsentsApi
{
    private readonly BasiqHttp http;

    internal ConsentsApi(BasiqHttp http) => this.http = http;

    /// <summary>Lists a user's consents, whatever their state, all pages.</summary>
    /// <exception cref="BasiqException">NotFound when there is no such user.</exception>
    public Task<BasiqList<Consent>> ListAsync(UserId userId, CancellationToken cancellationToken = default) =>
        http.ListAsync(
            new BasiqRequest(HttpMethod.Get, "/users/{userId}/consents", BasiqRequest.Value("userId", userId.Value)),
            ConsentJson.Default.ConsentWire,
            static wire => wire.ToModel(),
            cancellationToken);
}
