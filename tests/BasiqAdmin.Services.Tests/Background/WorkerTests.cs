using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Telemetry;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Tests.Background;

public sealed class WorkerTests : IAsyncLifetime
{
    private readonly List<Visit> visits = [];
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(configure: services => services.AddScoped<Failing>().AddScoped<Attending>().AddScoped<Visit>().AddSingleton(visits));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Run_ThatThrows_IsRecordedLoggedAndFollowedByALongerPause()
    {
        using var worker = new WorkerLoop<Failing>(host.Get<IServiceScopeFactory>(), host.Get<ServiceTelemetry>(), host.Clock, host.Get<ILoggerFactory>());
        await worker.StartAsync(Token);
        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(2), Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var afterOneMinute = (await RunsAsync()).Count;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(4), Token);

        await worker.StopAsync(Token);

        var runs = await RunsAsync();
        Assert.Equal((1, 2), (afterOneMinute, runs.Count));
        Assert.All(runs, run => Assert.Equal(nameof(InvalidOperationException), run.Error));
        Assert.Equal(2, host.Logs.Lines.Count(line => line.Level == LogLevel.Error));
    }

    [Fact]
    public async Task Runs_HaveAScopeEach_ThatEndsBeforeThePause()
    {
        using var worker = new WorkerLoop<Attending>(host.Get<IServiceScopeFactory>(), host.Get<ServiceTelemetry>(), host.Clock, host.Get<ILoggerFactory>());
        await worker.StartAsync(Token);
        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1), Token);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1), Token);

        Assert.Equal([true, true], visits.Select(visit => visit.IsOver));
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task Records_OlderThan30Days_AreDropped()
    {
        var recorder = host.Get<RunRecorder>();
        await recorder.EndAsync(await recorder.BeginAsync("gone", Token), new WorkResult(1), null, Token);
        host.Clock.Advance(TimeSpan.FromDays(31));
        await recorder.EndAsync(await recorder.BeginAsync("here", Token), new WorkResult(2), null, Token);

        await host.Get<Retention>().RunAsync(Token);

        await using var database = host.Database();
        Assert.Equal(2, (await database.Set<WorkerRun>().SingleAsync(Token)).Handled);
    }

    private async Task<List<WorkerRun>> RunsAsync()
    {
        await using var database = host.Database();
        return await database.Set<WorkerRun>().ToListAsync(Token);
    }

    private sealed class Visit : IDisposable
    {
        public bool IsOver { get; private set; }

        public void Dispose() => IsOver = true;
    }

    private sealed class Attending(Visit visit, List<Visit> visits) : Worker
    {
        public override string Name => "attending";

        public override TimeSpan Interval => TimeSpan.FromMinutes(1);

        public override Task<WorkResult> RunAsync(CancellationToken cancellationToken)
        {
            visits.Add(visit);
            return Task.FromResult(new WorkResult(1));
        }
    }

    private sealed class Failing : Worker
    {
        public override string Name => "failing";

        public override TimeSpan Interval => TimeSpan.FromMinutes(1);

        public override Task<WorkResult> RunAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("always");
    }
}
