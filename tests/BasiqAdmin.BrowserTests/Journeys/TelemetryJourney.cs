using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What a collector learns of somebody's work in the browser.</summary>
public sealed class TelemetryJourney(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Collector_LearnsOfPagesAndCalls_AndNothingThatWasTypedOrShown()
    {
        await using var collector = await LoopbackCollector.StartAsync(Token);
        var app = await StartAppAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support, "/users");

        await new FrameParts(visitor.Page).FindAsync(customer.Email);
        await Expect(visitor.Page).ToHaveURLAsync(app.At(UserPage.PathOf(customer)));
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush();

        var (traces, metrics) = (collector.TextOf("POST /v1/traces application/x-protobuf"), collector.TextOf("POST /v1/metrics application/x-protobuf"));
        Assert.Contains("GET /users/{userId}/connections", traces, StringComparison.Ordinal);
        Assert.Contains("Event oninput", traces, StringComparison.Ordinal);
        Assert.Contains("basiqadmin.circuit.connected", metrics, StringComparison.Ordinal);
        Assert.All([traces, metrics], sent => Assert.DoesNotContain(customer.Email, sent, StringComparison.OrdinalIgnoreCase));
        Assert.All([traces, metrics], sent => Assert.DoesNotContain(customer.Name, sent, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(customer.Id, metrics, StringComparison.Ordinal);
    }
}
