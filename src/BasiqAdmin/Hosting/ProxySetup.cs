using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace BasiqAdmin.Hosting;

/// <summary>
/// Whose forwarded headers are believed: those of the proxies named in <c>Proxy:Trusted</c>, and without it nobody's.
/// Address and scheme come from there, so that the audit trail, the limits and the addresses given to a provider follow the browser.
/// </summary>
internal static class ProxySetup
{
    private const string Key = "Proxy:Trusted";

    /// <exception cref="SettingsException">A proxy is neither an address nor a network.</exception>
    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var trusted = Networks(builder.Configuration[Key]);
        builder.Services.PostConfigure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, trusted));
        builder.Services.PostConfigure<HostFilteringOptions>(LetProbesIn);
    }

    /// <summary>Settles from where a request comes, for all that follows: the browser behind a proxy, and one of IPv4 as such, also where the app listens on both kinds.</summary>
    public static void UseCallersAddress(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use((context, next) =>
        {
            if (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped)
            {
                context.Connection.RemoteIpAddress = mapped.MapToIPv4();
            }

            return next(context);
        });
    }

    internal static IReadOnlyList<IPNetwork> Networks(string? setting) =>
        [.. (setting ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0
            ? network
            : throw new SettingsException($"{Key} names \"{text}\"; it must be the addresses or networks of the proxies, e.g. \"10.0.0.5, 10.1.0.0/24\", and not everybody.");
    }

    // The host is not among them: a proxy hands it on as Host, which AllowedHosts holds. Every hop back to the browser must be a proxy that is named.
    private static void Trust(ForwardedHeadersOptions forwarded, IReadOnlyList<IPNetwork> proxies)
    {
        // Set in either case: ASPNETCORE_FORWARDEDHEADERS_ENABLED alone would believe everybody.
        forwarded.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }
    }

    // A probe inside the container asks for 127.0.0.1, whatever the app is called outside.
    private static void LetProbesIn(HostFilteringOptions hosts) => hosts.AllowedHosts = [.. hosts.AllowedHosts, "127.0.0.1", "localhost"];
}
