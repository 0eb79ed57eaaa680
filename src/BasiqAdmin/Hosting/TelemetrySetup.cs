using System.Diagnostics;
using System.Diagnostics.Metrics;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Circuits;
using BasiqAdmin.Services.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BasiqAdmin.Hosting;

/// <summary>
/// Traces and metrics for an OpenTelemetry collector, over OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; otherwise nobody listens to any instrument.
/// The other settings of the exporter have their standard names too and are read by it.
/// </summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Lifecycle = "Microsoft.AspNetCore.Components.Lifecycle";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    public static void AddAdminTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        DemandAddress(builder.Configuration[Endpoint]);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration[ServiceName] ?? "basiqadmin", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString()))
            .WithTracing(AddTraces)
            .WithMetrics(AddMetrics);
    }

    private static void AddTraces(TracerProviderBuilder traces) =>
        traces.AddSource(BasiqTelemetry.SourceName, ServiceTelemetry.SourceName)
            .AddAspNetCoreInstrumentation(requests =>
            {
                requests.Filter = static context => !context.Request.IsProbe();

                // A span for each keystroke and each acknowledged rendering says nothing that those of what it led to do not.
                requests.EnableAspNetCoreSignalRSupport = false;
            })
            .AddProcessor(static _ => new FrameworkSpanTrimmer())
            .AddOtlpExporter();

    private static void AddMetrics(MeterProviderBuilder metrics) =>
        metrics.AddMeter(BasiqTelemetry.SourceName, ServiceTelemetry.SourceName, CircuitPlaces.MeterName)
            .AddInstrumentation(static services => services.GetRequiredService<CircuitPlaces>().CountFor(services.GetRequiredService<IMeterFactory>()))
            .AddAspNetCoreInstrumentation()

            // A series of its own for the parameters and the drawing of each type of component, some hundreds of them.
            .AddView(static instrument => string.Equals(instrument.Meter.Name, Lifecycle, StringComparison.Ordinal) ? MetricStreamConfiguration.Drop : null)
            .AddRuntimeInstrumentation()
            .AddOtlpExporter();

    private static void DemandAddress(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new SettingsException($"{Endpoint} is not an http or https address.");
        }
    }
}

/// <summary>
/// Leaves on the framework's spans only what is known to name nobody. Addresses hold what people searched for, the keys of circuits and the codes of sign-ins;
/// which page it was, the route says.
/// </summary>
internal sealed class FrameworkSpanTrimmer : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "error.type", "url.scheme", "server.address", "server.port", "network.protocol.version",
        "aspnetcore.components.route", "aspnetcore.components.type", "aspnetcore.components.method", "aspnetcore.components.attribute.name",
    };

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (!data.Source.Name.StartsWith("Microsoft.", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (name, _) in data.TagObjects.ToList())
        {
            if (!Kept.Contains(name))
            {
                data.SetTag(name, null);
            }
        }
    }
}
