using System.ComponentModel.DataAnnotations;

namespace BasiqAdmin.Hosting;

/// <summary>Section <c>Limits</c>: what may be asked of the app by anybody.</summary>
internal sealed class RequestLimits
{
    public const string Section = "Limits";

    /// <summary>
    /// Requests a minute from one address to what needs no sign-in: signing in, the provider's answers, unknown addresses, and apart from them health.
    /// Default 300: everybody of an office comes from one address, and in the morning all at once.
    /// </summary>
    [Range(60, 10_000_000, ErrorMessage = "Limits:RequestsPerMinute must be a number from 60 to 10000000.")]
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>Bytes that the body of a request may have. Default 128 KiB: a provider's answer, by far the largest, stays below 100 KiB.</summary>
    [Range(64 * 1024, 16 * 1024 * 1024, ErrorMessage = "Limits:RequestBodyBytes must be a number of bytes from 65536 to 16777216.")]
    public int RequestBodyBytes { get; set; } = 128 * 1024;
}
