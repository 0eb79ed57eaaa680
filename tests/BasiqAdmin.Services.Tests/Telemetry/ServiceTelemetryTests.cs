using System.Diagnostics;
using System.Diagnostics.Metrics;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Telemetry;
using BasiqAdmin.Services.Tests.Purges;
using BasiqAdmin.Services.Tests.Refreshes;
using BasiqAdmin.Testing.Services;
using BasiqAdmin.Testing.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Tests.Telemetry;

/// <summary>What the service layer measures, on the sandbox.</summary>
public sealed class ServiceTelemetryTests
{
    private const string Runs = "basiqadmin.worker.run.duration";
    private const string PurgeOutcomes = "basiqadmin.purges";
    private const string RefreshOutcomes = "basiqadmin.refreshes";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Purge_CarriedOut_CountsOnce_AndItsSpanHoldsTheCall()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        using var log = new MeasurementLog(scene.Host.Get<IMeterFactory>());
        using var spans = new SpanLog(ServiceTelemetry.SourceName, connection.Id.Value);
        using var calls = new SpanLog(BasiqAdmin.Basiq.Http.BasiqTelemetry.SourceName, connection.Id.Value);

        var receipt = await scene.RequestAsync(connection);

        Assert.Equal(["basiqadmin.purge.outcome=done"], log.Of(PurgeOutcomes).Select(outcome => outcome.Attributes));
        var span = Assert.Single(spans.Ended, span => span.DisplayName == "purge");
        Assert.Equal((receipt.Id.ToString(), "done"), (span.GetTagItem("basiqadmin.purge.id"), span.GetTagItem("basiqadmin.purge.outcome")));
        Assert.Equal(span.SpanId, Assert.Single(calls.Ended, call => call.DisplayName == $"POST {PurgeScene.PurgePath}").ParentSpanId);
    }

    [Fact]
    public async Task Purge_WithoutAnAnswer_CountsAsUnknown_AndAgainOnceItIsSettled()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        using var log = new MeasurementLog(scene.Host.Get<IMeterFactory>());
        await scene.FailPurgeAsync(drop: true, afterEffect: true);

        var receipt = await scene.RequestAsync(connection);
        await scene.SettleForAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(PurgeState.Unknown, receipt.State);
        Assert.Equal(["basiqadmin.purge.outcome=unknown", "basiqadmin.purge.outcome=done"], log.Of(PurgeOutcomes).Select(outcome => outcome.Attributes));
    }

    [Fact]
    public async Task Refreshes_AreCounted_ByOutcome()
    {
        await using var scene = await RefreshScene.StartAsync();
        var connections = await scene.AllowedAsync(2);
        using var log = new MeasurementLog(scene.Host.Get<IMeterFactory>());
        using var spans = new SpanLog(ServiceTelemetry.SourceName, connections[0].Id.Value);

        var answer = await scene.RefreshAsync(connections[0]);
        await scene.FailAsync(status: 400);
        await scene.RefreshAsync(connections[1]);

        Assert.Equal(["basiqadmin.refresh.outcome=started", "basiqadmin.refresh.outcome=refused"], log.Of(RefreshOutcomes).Select(outcome => outcome.Attributes));
        var span = Assert.Single(spans.Ended);
        Assert.Equal(("refresh", "started", answer.JobId?.Value), (span.DisplayName, span.GetTagItem("basiqadmin.refresh.outcome"), span.GetTagItem("basiq.job.id")));
    }

    [Fact]
    public async Task Runs_AreMeasured_ByWorkerAndOutcome()
    {
        var results = new Queue<Func<WorkResult>>([() => new WorkResult(2), () => new WorkResult(2, Failed: 1), () => throw new InvalidOperationException("ada@example.com")]);
        var name = $"worker-{Guid.NewGuid():N}";
        await using var host = await ServicesHost.StartAsync(configure: services => services.AddScoped(_ => new Planned(name, results)));
        using var log = new MeasurementLog(host.Get<IMeterFactory>());
        using var spans = new SpanLog(ServiceTelemetry.SourceName, name);
        using var worker = new WorkerLoop<Planned>(host.Get<IServiceScopeFactory>(), host.Get<ServiceTelemetry>(), host.Clock, host.Get<ILoggerFactory>());

        await worker.StartAsync(Token);
        for (var run = 1; run < 3; run++)
        {
            await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(1), Token);
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await host.Clock.WaitForTimerAsync(TimeSpan.FromMinutes(2), Token);
        await worker.StopAsync(Token);

        Assert.Equal(
            [$"basiqadmin.worker.name={name}, basiqadmin.worker.outcome=succeeded", $"basiqadmin.worker.name={name}, basiqadmin.worker.outcome=incomplete", $"basiqadmin.worker.name={name}, basiqadmin.worker.outcome=failed"],
            log.Of(Runs).Select(run => run.Attributes));
        var failed = spans.Ended[^1];
        Assert.Equal(($"worker {name}", ActivityStatusCode.Error, null, "System.InvalidOperationException"), (failed.DisplayName, failed.Status, failed.StatusDescription, failed.GetTagItem("error.type")));
    }

    [Fact]
    public async Task QueueLength_IsCountedByTheQueuesWorker_OnceForEachReading()
    {
        await using var host = await ServicesHost.StartAsync();
        await host.StoreRowsAsync(Ticket("c1", RecoveryState.Waiting), Ticket("c2", RecoveryState.Waiting), Ticket("c3", RecoveryState.Paused), Ticket("c4", RecoveryState.Recovered, host.Clock.GetUtcNow()));
        var length = host.Get<QueueLength>();
        var withoutCollector = length.IsWanted;
        using var log = new MeasurementLog(host.Get<IMeterFactory>());

        await host.Get<RecoveryRound>().HasWorkAsync(Token);
        var afterCount = length.IsWanted;
        log.Read();

        Assert.Equal((false, false, true), (withoutCollector, afterCount, length.IsWanted));
        Assert.Equal(
            [new("basiqadmin.recovery.tickets", 2, "basiqadmin.recovery.state=waiting"), new("basiqadmin.recovery.tickets", 1, "basiqadmin.recovery.state=paused"), new("basiqadmin.recovery.tickets", 0, "basiqadmin.recovery.state=trying")],
            log.Of("basiqadmin.recovery.tickets"));
    }

    private static RecoveryTicket Ticket(string connection, RecoveryState state, DateTimeOffset? endedAt = null) => new()
    {
        UserId = BasiqAdmin.Basiq.Ids.UserId.Parse("u1"),
        ConnectionId = BasiqAdmin.Basiq.Ids.ConnectionId.Parse(connection),
        InstitutionId = BasiqAdmin.Basiq.Ids.InstitutionId.Parse("AU00000"),
        Method = BasiqAdmin.Basiq.Connections.ConnectionMethod.From("web"),
        State = state,
        Reason = "Waits for its bank.",
        QueuedById = "u-ada",
        QueuedByName = "Ada Admin",
        QueuedAt = DateTimeOffset.UnixEpoch,
        EndedAt = endedAt,
    };

    private sealed class Planned(string name, Queue<Func<WorkResult>> results) : Worker
    {
        public override string Name => name;

        public override TimeSpan Interval => TimeSpan.FromMinutes(1);

        public override Task<WorkResult> RunAsync(CancellationToken cancellationToken) => Task.FromResult(results.Dequeue()());
    }
}
