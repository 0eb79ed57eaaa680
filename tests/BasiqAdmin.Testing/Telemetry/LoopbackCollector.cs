using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Testing.Telemetry;

/// <summary>As much of an OpenTelemetry collector as receives OTLP over http/protobuf and keeps the bodies as they came.</summary>
public sealed class LoopbackCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();
    private readonly WebApplication app;

    private LoopbackCollector(WebApplication app)
    {
        this.app = app;
        app.Run(ReceiveAsync);
    }

    /// <summary>Where it listens; an exporter adds the signal's path.</summary>
    public Uri Endpoint => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<LoopbackCollector> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = new LoopbackCollector(builder.Build());
        await collector.app.StartAsync(cancellationToken);
        return collector;
    }

    /// <summary>All that was posted to <paramref name="path"/>. Names stand in protobuf as they are, so that they can be looked for in it.</summary>
    public string TextOf(string path) =>
        string.Concat(received.Where(message => string.Equals(message.Path, path, StringComparison.Ordinal)).Select(message => Encoding.UTF8.GetString(message.Body)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        received.Enqueue(($"{context.Request.Method} {context.Request.Path} {context.Request.ContentType}", body.ToArray()));

        // An empty message of protobuf: all was accepted.
        context.Response.ContentType = "application/x-protobuf";
    }
}
