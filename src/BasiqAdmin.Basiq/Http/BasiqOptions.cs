namespace BasiqAdmin.Basiq.Http;

/// <summary>Settings of the client, section <c>Basiq</c>.</summary>
public sealed class BasiqOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Basiq";

    /// <summary>The API key exactly as Basiq issued it, not encoded again. Required.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Where the API is. Default <c>https://au-api.basiq.io</c>; plain http is accepted on loopback only.</summary>
    public Uri BaseUrl { get; set; } = new("https://au-api.basiq.io");

    /// <summary>Requests per second that all callers share. Default 10, or 200 when <see cref="BaseUrl"/> is loopback.</summary>
    public int? RequestsPerSecond { get; set; }

    /// <summary>How long one call may take from leaving the budget's queue to the end of its reply, retries included. Default 30 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The rate in force.</summary>
    public int EffectiveRequestsPerSecond => RequestsPerSecond ?? (BaseUrl.IsLoopback ? 200 : 10);
}
