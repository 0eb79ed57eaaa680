namespace BasiqAdmin.Sandbox.Http;

/// <summary>What a token may do: the application's servers, or a user's browser.</summary>
internal static class Scope
{
    public const string Server = "SERVER_ACCESS";
    public const string Client = "CLIENT_ACCESS";
}
