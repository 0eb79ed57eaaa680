using Microsoft.Extensions.Options;

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

/// <summary>Checks the settings at start; each message names its key, none repeats the API key.</summary>
internal sealed class BasiqOptionsValidator : IValidateOptions<BasiqOptions>
{
    public ValidateOptionsResult Validate(string? name, BasiqOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(BasiqOptions options)
    {
        if (string.IsNullOrEmpty(options.ApiKey) || options.ApiKey.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            yield return "Basiq:ApiKey is missing, or is not a key as Basiq issues them (one word of printable characters).";
        }

        if (!IsTrusted(options.BaseUrl))
        {
            yield return "Basiq:BaseUrl must be an absolute https address; plain http is accepted on loopback only.";
        }

        if (options.RequestsPerSecond is <= 0 or > 10_000)
        {
            yield return "Basiq:RequestsPerSecond must be between 1 and 10000.";
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromHours(1))
        {
            yield return "Basiq:Timeout must be more than zero and at most one hour.";
        }
    }

    private static bool IsTrusted(Uri? url) =>
        url is { IsAbsoluteUri: true, Scheme: "https" } or { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true };
}
