using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Basiq.Accounts;

/// <summary>A user's accounts (data.yml, /users/{userId}/accounts).</summary>
public sealed class AccountsApi
{
    private readonly BasiqHttp http;

    internal AccountsApi(BasiqHttp http) => this.http = http;

    /// <summary>Lists a user's accounts, all pages; those of one connection when it is given. After a purge of it there are none.</summary>
    /// <exception cref="BasiqException">NotFound when there is no such user.</exception>
    public Task<BasiqList<Account>> ListAsync(UserId userId, ConnectionId? connectionId = null, CancellationToken cancellationToken = default)
    {
        var request = new BasiqRequest(HttpMethod.Get, "/users/{userId}/accounts", BasiqRequest.ValuesOf(userId, connectionId))
        {
            Filter = FilterText.AllOf(("connection.id", connectionId?.Value)),
        };
        return http.ListAsync(request, AccountJson.Default.AccountWire, static wire => wire.ToModel(), cancellationToken);
    }
}
