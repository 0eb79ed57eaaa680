using System.Net;
using BasiqAdmin.Sandbox.Control;
using BasiqAdmin.Sandbox.Time;
using BasiqAdmin.Sandbox.World;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BasiqAdmin.Sandbox;

/// <summary>A running sandbox, in this process, on a port of its own.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, Uri baseAddress, SandboxWorld world, SandboxClock clock)
    {
        _app = app;
        BaseAddress = baseAddress;
        World = world;
        Clock = clock;
    }

    /// <summary>Where it listens, with the port that it really got.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Who and what is in it.</summary>
    public SandboxWorld World { get; }

    /// <summary>Its clock: the injected one plus what has been advanced.</summary>
    public SandboxClock Clock { get; }

    /// <summary>Every endpoint of the API that it answers, for example <c>GET /users/{userId}</c>, without the control endpoints.</summary>
    public IReadOnlyList<string> Endpoints =>
    [
        .. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !RouteTemplate.IsControl(endpoint) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .Select(endpoint => $"{endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]} {endpoint.RoutePattern.RawText}"),
    ];

    /// <summary>Starts a sandbox and returns once it answers.</summary>
    /// <exception cref="InvalidOperationException">An address is not loopback and <see cref="SandboxOptions.AllowRemote"/> is off.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        Check(options);
        var clock = new SandboxClock(options.TimeProvider);
        var world = new SandboxWorld(options.Seed, options.Users, options.OneBank, clock);
        var app = SandboxApp.Build(options, world, clock);
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SandboxServer(app, new Uri(address), world, clock);
    }

    /// <summary>Returns when the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _app.WaitForShutdownAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Check(SandboxOptions options)
    {
        if (options.Users < 0)
        {
            throw new InvalidOperationException("The number of users must not be negative.");
        }

        foreach (var url in options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            var isLoopback = address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
            if (!isLoopback && !options.AllowRemote)
            {
                throw new InvalidOperationException($"The sandbox listens on loopback only, unless it is started with --allow-remote; {url} is not loopback.");
            }
        }
    }
}
