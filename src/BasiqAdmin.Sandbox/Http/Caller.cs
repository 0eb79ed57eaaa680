namespace BasiqAdmin.Sandbox.Http;

/// <summary>Who holds the token of the current request. <paramref name="UserId"/> binds a client token to one user.</summary>
internal sealed record Caller(string Scope, string? UserId, string Version, DateTimeOffset Expires)
{
    public bool IsServer => Scope == Http.Scope.Server;
}
