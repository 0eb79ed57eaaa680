using System.Diagnostics;
using System.Diagnostics.Metrics;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Basiq;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;
using BasiqAdmin.Testing.Telemetry;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>
/// A tour of the app while a collector listens: an import, pages, a search, a purge, a refresh and a call that fails. What was exported is kept
/// as it was given to the exporter in memory and as it reached the collector.
/// </summary>
public sealed class TelemetryTour : IAsyncLifetime
{
    /// <summary>What somebody searched for.</summary>
    public const string SearchText = "Whereabouts";

    private static readonly char[] CookieMarks = ['=', ';'];

    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly List<string> _personal = [SearchText, BasiqHost.ApiKey];

    /// <summary>The spans, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> Spans => _spans;

    /// <summary>All metrics of all exports.</summary>
    public IReadOnlyList<MetricSnapshot> Metrics => _metrics;

    /// <summary>The app's own instruments, as it made them.</summary>
    public IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    /// <summary>Names, addresses, numbers, keys and tokens that were in the app meanwhile.</summary>
    public IReadOnlyList<string> Personal => _personal;

    /// <summary>The customers' ids.</summary>
    public IReadOnlyList<string> UserIds { get; private set; } = [];

    /// <summary>What the collector received.</summary>
    public string CollectedTraces { get; private set; } = "";

    /// <summary>What the collector received.</summary>
    public string CollectedMetrics { get; private set; } = "";

    private static CancellationToken Token => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        await using var collector = await LoopbackCollector.StartAsync(Token);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Users = 20, ApiKey = BasiqHost.ApiKey, Urls = "http://127.0.0.1:0" }, Token);
        await using (var app = new AdminFactory { Change = Export })
        {
            app.Settings["Basiq:BaseUrl"] = sandbox.BaseAddress.ToString();
            app.Settings["Basiq:ApiKey"] = BasiqHost.ApiKey;
            app.Settings["Directory:ImportFrom"] = new Uri(sandbox.BaseAddress, "_sandbox/users.csv").ToString();
            app.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Endpoint.ToString();
            app.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            using var http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
            await app.Logs.WaitForAsync(1, "Imported user ids at start", Token);
            await WalkAsync(app, http);
            await UntilRunAsync(app, "recovery-queue");
            await NotePeopleAsync(app);
            Instruments = InstrumentsOf(app.Services.GetRequiredService<IMeterFactory>());
            app.Services.GetRequiredService<MeterProvider>().ForceFlush();
            app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        }

        CollectedTraces = collector.TextOf("POST /v1/traces application/x-protobuf");
        CollectedMetrics = collector.TextOf("POST /v1/metrics application/x-protobuf");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Export(IServiceCollection services) => services
        .ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(_spans))
        .ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(_metrics));

    private async Task WalkAsync(AdminFactory app, HttpClient http)
    {
        using var signedIn = await http.SignInAsAsync(Role.Admin, cancellationToken: Token);
        _personal.AddRange(signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(CookieMarks)[1]).Where(value => value.Length > 0));
        foreach (var address in new[] { $"/users?q={SearchText}", $"/exports/users.csv?q={SearchText}", $"/nowhere/{SearchText}" })
        {
            using var reply = await http.GetAsync(new Uri(address, UriKind.Relative), Token);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var database = await services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(Token);
        await TestActors.SignInAsync(database, TimeProvider.System.GetUtcNow());
        var basiq = services.GetRequiredService<BasiqClient>();
        await Assert.ThrowsAsync<BasiqException>(() => basiq.Users.GetAsync(UserId.Parse("nobody"), Token));
        var ids = await SandboxUsersAsync(services);
        var toPurge = (await basiq.Connections.ListAsync(ids[SeededPeople.Max], null, Token))[0];
        var toRefresh = (await basiq.Connections.ListAsync(ids[SeededPeople.Gavin], null, Token))[0];
        await services.GetRequiredService<IPurgeService>().RequestAsync(TestActors.Admin, new PurgeCommand(toPurge.UserId, toPurge.Id, "Asked for by the customer", toPurge.Id.Value), Token);
        await services.GetRequiredService<IRefreshService>().RefreshAsync(TestActors.Admin, toRefresh.UserId, toRefresh.Id, "Asked for by the customer", Token);
    }

    private static async Task<IReadOnlyList<UserId>> SandboxUsersAsync(IServiceProvider services)
    {
        var address = services.GetRequiredService<IConfiguration>()["Directory:ImportFrom"]!;
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        return [.. (await http.GetStringAsync(new Uri(address), Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(UserId.Parse)];
    }

    private static async Task UntilRunAsync(AdminFactory app, string worker)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var contexts = app.Services.GetRequiredService<IDbContextFactory<AdminContext>>();
        bool hasRun;
        do
        {
            await ticks.WaitForNextTickAsync(Token);
            await using var database = await contexts.CreateDbContextAsync(Token);
            hasRun = await database.Set<WorkerRun>().AnyAsync(run => run.Worker == worker && run.EndedAt != null, Token);
        }
        while (!hasRun);
    }

    private async Task NotePeopleAsync(AdminFactory app)
    {
        await using var database = await app.Services.GetRequiredService<IDbContextFactory<AdminContext>>().CreateDbContextAsync(Token);
        var people = await database.Set<DirectoryUser>().Where(user => user.State == DirectoryState.Known).ToListAsync(Token);
        UserIds = [.. people.Select(person => person.Id.Value)];
        _personal.AddRange(people.SelectMany(person => new[] { person.Email, person.Mobile, person.Name }).OfType<string>().Where(text => text.Length > 3));
        _personal.AddRange(await database.Set<StaffSession>().Select(session => session.ActorName).Distinct().ToListAsync(Token));
    }

    private static List<Instrument> InstrumentsOf(IMeterFactory meters)
    {
        var own = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name.StartsWith("BasiqAdmin", StringComparison.Ordinal))
                {
                    own.Add(instrument);
                }
            },
        };
        listener.Start();
        return own;
    }
}
