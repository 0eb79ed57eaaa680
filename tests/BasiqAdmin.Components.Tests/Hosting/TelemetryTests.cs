using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using BasiqAdmin.Circuits;
using BasiqAdmin.Hosting;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>Whoever listens in a process hears every app in it, so these tests run alone.</summary>
[CollectionDefinition(nameof(TelemetryAlone), DisableParallelization = true)]
public sealed class TelemetryAlone;

/// <summary>What leaves the app for a collector, and that nothing does where none is named.</summary>
[Collection(nameof(TelemetryAlone))]
public sealed partial class TelemetryTests(TelemetryTour tour) : IClassFixture<TelemetryTour>
{
    private const string OwnPrefix = "BasiqAdmin";

    // What the app's own attributes may say. Templates are the client's; workers are those that are registered.
    private static readonly Dictionary<string, string> ClosedSets = new(StringComparer.Ordinal)
    {
        ["http.request.method"] = "GET|POST|DELETE",
        ["url.template"] = @"(/[a-z-]+|/\{[a-zA-Z]+\})+",
        ["http.response.status_code"] = @"[2-5]\d\d",
        ["error.type"] = @"[3-5]\d\d|refused|unauthorized|forbidden|not_found|rate_limited|server_error|timeout|connection_failed|malformed_reply|canceled|_OTHER",
        ["basiq.lane"] = "people|background",
        ["basiqadmin.worker.name"] = "case-care|clock-correction|connectors|directory-sync|job-revisit|job-sweep|purge-settlement|recovery-queue|refresh-settlement|retention|sessions",
        ["basiqadmin.worker.outcome"] = "succeeded|incomplete|failed|stopped",
        ["basiqadmin.purge.outcome"] = "done|refused|unknown|declined|expired|withdrawn",
        ["basiqadmin.refresh.outcome"] = "started|refused|unknown|not_started|never_known",
        ["basiqadmin.recovery.state"] = "waiting|paused|trying",
    };

    [Fact]
    public void Readme_TableOfInstruments_IsWhatTheAppHas()
    {
        var documented = ReadmeRows().Select(row => $"{row.Name} {row.Type} {row.Unit}");

        var existing = tour.Instruments.Select(instrument => $"{instrument.Name} {TypeOf(instrument)} {instrument.Unit}").Distinct();

        Assert.Equal(documented.Order(StringComparer.Ordinal), existing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tour_ExportsEveryInstrumentOfTheReadme_WithAttributesItNames()
    {
        var exported = tour.Metrics.Where(metric => metric.MeterName.StartsWith(OwnPrefix, StringComparison.Ordinal)).ToLookup(metric => metric.Name, StringComparer.Ordinal);

        Assert.All(ReadmeRows(), row =>
        {
            var attributes = exported[row.Name].SelectMany(metric => metric.MetricPoints).SelectMany(AttributesOf).Select(attribute => attribute.Key).Distinct();
            Assert.NotEmpty(exported[row.Name]);
            Assert.Subset(row.Attributes.ToHashSet(StringComparer.Ordinal), attributes.ToHashSet(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Tour_OwnMetrics_HaveValuesFromClosedSets()
    {
        var attributes = tour.Metrics.Where(metric => metric.MeterName.StartsWith(OwnPrefix, StringComparison.Ordinal))
            .SelectMany(metric => metric.MetricPoints).SelectMany(AttributesOf).Select(attribute => (attribute.Key, Value: $"{attribute.Value}")).Distinct().ToList();

        Assert.NotEmpty(attributes);
        Assert.All(attributes, attribute => Assert.Matches($"^({ClosedSets[attribute.Key]})$", attribute.Value));
        Assert.Contains(("error.type", "404"), attributes);
        Assert.Contains(("basiqadmin.purge.outcome", "done"), attributes);
        Assert.Contains(("basiqadmin.refresh.outcome", "started"), attributes);
    }

    [Fact]
    public void Tour_Metrics_NameNobodyAndNoId()
    {
        var texts = tour.Metrics.SelectMany(metric => metric.MetricPoints).SelectMany(AttributesOf).Select(attribute => $"{attribute.Key}={attribute.Value}").Distinct().ToList();

        Assert.NotEmpty(tour.UserIds);
        Assert.DoesNotContain(texts, text => tour.UserIds.Concat(tour.Personal).Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)) || Secret().IsMatch(text) || Id().IsMatch(text));
    }

    [Fact]
    public void Tour_Spans_NameNobody_AndNoAddressThatWasAskedFor()
    {
        var texts = tour.Spans.SelectMany(TextsOf).Distinct().ToList();

        Assert.True(tour.Personal.Count > 20);
        Assert.DoesNotContain(texts, text => tour.Personal.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)) || Secret().IsMatch(text));
        Assert.DoesNotContain(tour.Spans.SelectMany(span => span.TagObjects), tag => tag.Key is "url.full" or "url.path" or "url.query" or "user_agent.original");
    }

    [Fact]
    public void Tour_Spans_AreThoseOfCallsRunsPurgeRefreshAndPages()
    {
        var names = tour.Spans.Select(span => span.DisplayName).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(["POST /token", "GET /users/{userId}", "POST /users/{userId}/connections/{connectionId}/purge", "purge", "refresh", "worker recovery-queue", "GET /users"], StringComparer.Ordinal),
            names);
        Assert.Contains(tour.Spans, span => span.GetTagItem("basiq.user.id") is string id && tour.UserIds.Contains(id, StringComparer.Ordinal));
    }

    [Fact]
    public void Collector_OnLoopback_ReceivesBothSignals()
    {
        Assert.All(ReadmeRows(), row => Assert.Contains(row.Name, tour.CollectedMetrics, StringComparison.Ordinal));
        Assert.Contains("basiqadmin", tour.CollectedMetrics, StringComparison.Ordinal);
        Assert.Contains("worker recovery-queue", tour.CollectedTraces, StringComparison.Ordinal);
        Assert.Contains("/users/{userId}/connections/{connectionId}/purge", tour.CollectedTraces, StringComparison.Ordinal);
        Assert.DoesNotContain(TelemetryTour.SearchText, tour.CollectedTraces, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task App_WithoutAnEndpoint_RegistersNothing_AndNobodyListens(string? endpoint)
    {
        IReadOnlyList<ServiceDescriptor> registered = [];
        await using var app = new AdminFactory { Change = services => registered = [.. services] };
        app.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;

        using var http = app.CreateClient();
        var made = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => made.Add(instrument) };
        listener.Start();

        Assert.DoesNotContain(registered, service => service.ServiceType.Assembly.GetName().Name!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        var own = made.Where(instrument => ReferenceEquals(instrument.Meter.Scope, app.Services.GetRequiredService<IMeterFactory>()) && instrument.Meter.Name.StartsWith(OwnPrefix, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(own, instrument => instrument.Meter.Name == CircuitPlaces.MeterName);
        Assert.NotEmpty(own);
        Assert.All(own, instrument => Assert.False(instrument.Enabled));
        Assert.Null(app.Services.GetService<MeterProvider>());
        Assert.Null(app.Services.GetService<TracerProvider>());
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("somewhere")]
    public void Setup_WithAnEndpointThatIsNoAddress_NamesTheSetting(string endpoint)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;

        var failure = Assert.Throws<SettingsException>(builder.AddAdminTelemetry);

        Assert.Equal("OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https address.", failure.Message);
    }

    private static IReadOnlyList<(string Name, string Type, string Unit, string[] Attributes)> ReadmeRows()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        return [.. Row().Matches(readme).Select(row => (
            row.Groups["name"].Value,
            row.Groups["type"].Value,
            row.Groups["unit"].Value,
            Quoted().Matches(row.Groups["attributes"].Value).Select(attribute => attribute.Groups["name"].Value).ToArray()))];
    }

    private static string TypeOf(Instrument instrument) => instrument switch
    {
        Histogram<double> => "histogram",
        Counter<long> => "counter",
        ObservableGauge<int> => "gauge",
        ObservableUpDownCounter<int> => "up-down counter",
        _ => instrument.GetType().Name,
    };

    private static List<KeyValuePair<string, object?>> AttributesOf(MetricPoint point)
    {
        var attributes = new List<KeyValuePair<string, object?>>();
        foreach (var attribute in point.Tags)
        {
            attributes.Add(attribute);
        }

        return attributes;
    }

    private static IEnumerable<string> TextsOf(Activity span) =>
    [
        span.DisplayName,
        span.StatusDescription ?? "",
        .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"),
        .. span.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. span.Events.SelectMany(happened => happened.Tags).Select(tag => $"{tag.Key}={tag.Value}"),
    ];

    [GeneratedRegex(@"^\| `(?<name>basiq[a-z._]+)` \| (?<type>[a-z -]+) \| `(?<unit>[^`]+)` \| (?<attributes>[^|]*) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[a-z._]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w+|\+61\d|\bBearer\s|\beyJ\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{24,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
