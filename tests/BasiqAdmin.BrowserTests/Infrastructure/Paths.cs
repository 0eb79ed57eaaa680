namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Templates of the API's paths, as the sandbox counts them and takes faults for them.</summary>
public static class Paths
{
    public const string Token = "/token";
    public const string User = "/users/{userId}";
    public const string Jobs = "/users/{userId}/jobs";
    public const string Consents = "/users/{userId}/consents";
    public const string Connection = "/users/{userId}/connections/{connectionId}";
    public const string Connections = "/users/{userId}/connections";
    public const string Accounts = "/users/{userId}/accounts";
    public const string Refresh = "/users/{userId}/connections/{connectionId}/refresh";
    public const string Purge = "/users/{userId}/connections/{connectionId}/purge";
}
