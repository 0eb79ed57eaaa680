using System.Net;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.SignIn;

/// <summary>Whether the development people are offered: in Development, to a browser on this machine, and nowhere else.</summary>
public sealed class DevelopmentSignIn(IHostEnvironment environment)
{
    public bool IsOfferedTo(HttpContext context) =>
        environment.IsDevelopment() && IsLoopback(context.Connection.RemoteIpAddress);

    // Without an address there is no network between: the in-memory server of tests.
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);
}
