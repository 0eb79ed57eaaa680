using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Hosting;

/// <summary>
/// Limits on what anybody may call, an address at a time: endpoints that allow it, and paths without an endpoint, which is where providers answer.
/// Who is signed in and static files are not slowed.
/// </summary>
internal static class LimitsSetup
{
    private const int SecondsOfAMinute = 60;
    private const int BytesOfASubnet = 8;

    private enum Traffic
    {
        Unlimited,
        Anybody,
        Probes,
    }

    public static void AddAdminLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<RequestLimits>().Bind(builder.Configuration.GetSection(RequestLimits.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<RequestLimits>>((kestrel, limits) => kestrel.Limits.MaxRequestBodySize = limits.Value.RequestBodyBytes);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RequestLimits>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (Traffic, IPAddress?)>(context => Partition(context, limits.Value));
            limiter.OnRejected = RefuseAsync;
        });
    }

    private static RateLimitPartition<(Traffic, IPAddress?)> Partition(HttpContext context, RequestLimits limits)
    {
        var traffic = TrafficOf(context);
        return traffic is Traffic.Unlimited
            ? RateLimitPartition.GetNoLimiter((traffic, default(IPAddress)))
            : RateLimitPartition.GetTokenBucketLimiter((traffic, Caller(context.Connection.RemoteIpAddress)), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.RequestsPerMinute,
                TokensPerPeriod = limits.RequestsPerMinute / SecondsOfAMinute,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });
    }

    // Probes have a share of their own, so that whoever floods the sign-in from beside them does not get the app restarted.
    private static Traffic TrafficOf(HttpContext context) => context.GetEndpoint() switch
    {
        _ when context.Request.IsProbe() => Traffic.Probes,
        RouteEndpoint endpoint when endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null => Traffic.Unlimited,
        _ => Traffic.Anybody,
    };

    // Whoever has one address of IPv6 has the 2^64 of its subnet.
    private static IPAddress? Caller(IPAddress? address) => address switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPAddress([.. address.GetAddressBytes()[..BytesOfASubnet], .. new byte[BytesOfASubnet]]),
        _ => address,
    };

    private static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new ValueTask(PlainPage.WriteAsync(
            rejected.HttpContext,
            StatusCodes.Status429TooManyRequests,
            "Too many requests",
            "More has been asked from your address than the app answers at once. Wait a minute, then load the page again."));
    }
}

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
