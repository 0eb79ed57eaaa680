using System.Text.Json;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Users;

/// <summary>Users of the application (core.yml, /users). Basiq documents no list of them.</summary>
public sealed class UsersApi
{
    private readonly BasiqHttp http;

    internal UsersApi(BasiqHttp http) => this.http = http;

    /// <summary>Retrieves a user, with the ids of its connections and accounts.</summary>
    /// <exception cref="BasiqException">NotFound when there is none, or it belongs to another application.</exception>
    public Task<User> GetAsync(UserId userId, CancellationToken cancellationToken = default) =>
        http.ReadAsync(Request(HttpMethod.Get, userId), UserJson.Default.UserWire, static wire => wire.ToModel(), cancellationToken);

    /// <summary>Creates a user; an e-mail address or a mobile number is required. Sent once.</summary>
    /// <exception cref="BasiqException">Refused when a field is not valid.</exception>
    public Task<User> CreateAsync(NewUser user, CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(user, UserJson.Default.NewUser);
        var request = new BasiqRequest(HttpMethod.Post, "/users") { Body = body };
        return http.ReadAsync(request, UserJson.Default.UserWire, static wire => wire.ToModel(), cancellationToken);
    }

    /// <summary>Changes a user; what is null in the changes stays. Sent once.</summary>
    /// <exception cref="BasiqException">NotFound when there is none; Refused when a field is not valid.</exception>
    public Task<User> UpdateAsync(UserId userId, UserChanges changes, CancellationToken cancellationToken = default)
    {
        var request = Request(HttpMethod.Post, userId) with { Body = JsonSerializer.SerializeToUtf8Bytes(changes, UserJson.Default.UserChanges) };
        return http.ReadAsync(request, UserJson.Default.UserWire, static wire => wire.ToModel(), cancellationToken);
    }

    /// <summary>Deletes a user with all connections and data, which cannot be undone. Sent once.</summary>
    /// <exception cref="BasiqException">With <see cref="BasiqException.OutcomeUnknown"/> when no confirmation arrived; 503 means "wait 5 minutes".</exception>
    public Task DeleteAsync(UserId userId, CancellationToken cancellationToken = default) =>
        http.ConfirmAsync(Request(HttpMethod.Delete, userId), 204, cancellationToken);

    private static BasiqRequest Request(HttpMethod method, UserId userId) =>
        new(method, "/users/{userId}", BasiqRequest.Value("userId", userId.Value));
}
