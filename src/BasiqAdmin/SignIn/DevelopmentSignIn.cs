using System.Net;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.SignIn;

/// <summary>Whether the development people are offered: in Development, without a provider, to a browser on this machine, and nowhere else.</summary>
public sealed class DevelopmentSignIn(IHostEnvironment environment, SignInProvider provider, IOptions<ForwardedHeadersOptions> proxies)
{
    public bool IsOfferedTo(HttpContext context) =>
        environment.IsDevelopment()
        && !provider.IsSet
        && proxies.Value.ForwardedHeaders is ForwardedHeaders.None
        && IsLoopback(context.Connection.RemoteIpAddress)
        && !CameThroughAProxy(context.Request);

    // Without an address there is no network between: the in-memory server of tests.
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    // Behind a proxy on this machine everybody comes from loopback. It shows by what it adds, or by the name that it was asked by.
    private static bool CameThroughAProxy(HttpRequest request) =>
        request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
        || request.Headers.ContainsKey("Forwarded")
        || request.Headers.ContainsKey("X-Real-IP")
        || request.Headers.ContainsKey("Via")
        || !(Uri.TryCreate($"https://{request.Host}", UriKind.Absolute, out var asked) && asked.IsLoopback);
}

/// <summary>The four people anybody may be while developing, against a sandbox and on this machine only.</summary>
public static class DevelopmentPeople
{
    /// <summary>One for each role, in the order in which the sign-in page offers them.</summary>
    public static IReadOnlyList<Actor> All { get; } =
    [
        new("dev-support", "Ota", Role.Support),
        new("dev-admin", "Ada", Role.Admin),
        new("dev-team-lead", "Mira", Role.TeamLead),
        new("dev-auditor", "Noor", Role.Auditor),
    ];

    /// <summary>The person with <paramref name="id"/>, or null.</summary>
    public static Actor? Find(string? id) => All.FirstOrDefault(person => string.Equals(person.Id, id, StringComparison.Ordinal));
}
