using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Services.Tests.Connectors;

public sealed class ConnectorWatcherTests : IAsyncLifetime
{
    private readonly List<ConnectorChange> told = [];
    private WatchScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        scene = await WatchScene.StartAsync();
        scene.Host.Get<ConnectorChanges>().Subscribe(told.Add);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Look_AtAnUnchangedBank_GoesOnWithItsSpan()
    {
        await scene.LookAsync();
        var first = scene.Now;
        await scene.LookAsync();
        await scene.LookAsync();

        var span = Assert.Single(await scene.SpansAsync());
        var watch = Assert.Single(await scene.WatchesAsync());
        Assert.Equal((first, null), (span.FromAt, span.ToAt));
        Assert.Equal((first, scene.Now), (watch.FromAt, watch.UntilAt));
        Assert.Empty(told);
    }

    [Fact]
    public async Task Look_AtAFlappingBank_StoresAndTellsEachChange()
    {
        await scene.LookAsync();
        foreach (var status in new[] { "major-outage", "operational", "major-outage", "degraded-performance" })
        {
            await scene.SeeAsync(status);
        }

        var spans = await scene.SpansAsync();

        Assert.Equal(["operational", "major-outage", "operational", "major-outage", "degraded-performance"], spans.Select(span => span.Status.Value));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.ToAt, pair.Second.FromAt));
        Assert.Equal([true, false, true, false], told.Select(change => change.BeginsOutage));
        Assert.Equal([false, true, false, true], told.Select(change => change.EndsOutage));
        Assert.All(told, change => Assert.StartsWith("Hooli", change.BankName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Look_AfterTheClockWasSetBack_SeesAtOnceWhatHasChanged()
    {
        await scene.LookAsync();
        await scene.LookAsync();
        scene.Host.Clock.Set(TimeSpan.FromHours(-2));

        await scene.SeeAsync("major-outage");

        var spans = await scene.SpansAsync();
        Assert.Equal(["operational", "major-outage"], spans.Select(span => span.Status.Value));
        Assert.All(spans, span => Assert.True(span.FromAt <= scene.Now && (span.ToAt ?? scene.Now) <= scene.Now));
        Assert.Equal(scene.Now, (await scene.WatchesAsync())[^1].UntilAt);
        Assert.Equal(scene.Now, await scene.OutageStartedAsync());
        Assert.True(Assert.Single(told).BeginsOutage);
    }

    [Fact]
    public async Task Look_AfterAGap_EndsEverySpanWithTheLastLookAndBeginsAnew()
    {
        await scene.LookAsync();
        await scene.LookAsync();
        var last = scene.Now;
        await scene.LookAsync(after: TimeSpan.FromMinutes(13));

        var spans = await scene.SpansAsync();

        Assert.Equal([(last, false), (scene.Now, true)], spans.Select(span => (span.ToAt ?? span.FromAt, span.ToAt is null)));
        Assert.Equal([last, scene.Now], (await scene.WatchesAsync()).Select(watch => watch.UntilAt));
        Assert.Empty(told);
    }

    [Fact]
    public async Task Look_AfterAPauseOfTwoIntervals_IsNoGap()
    {
        await scene.LookAsync();
        await scene.LookAsync(after: TimeSpan.FromMinutes(12));

        Assert.Single(await scene.WatchesAsync());
        Assert.Single(await scene.SpansAsync());
    }

    [Fact]
    public async Task Look_ThatFindsTheBankDownAfterAGap_TellsIt()
    {
        await scene.LookAsync();
        await scene.SeeAsync("major-outage", after: TimeSpan.FromHours(1));

        Assert.Equal(scene.Now, Assert.Single(told).At);
        Assert.Equal(ConnectorStatus.Operational, told[0].Before);
    }

    [Fact]
    public async Task Look_WhileBasiqFails_ThrowsAndStoresNothing()
    {
        await scene.LookAsync();
        var first = scene.Now;
        await scene.Host.FailAsync("/connectors", status: 500, cancellationToken: Token);
        scene.Host.Clock.Advance(WatchScene.Interval);

        await Assert.ThrowsAsync<BasiqException>(() => scene.Host.ThroughRetriesAsync(LookAsync(), Token));

        Assert.Equal(first, Assert.Single(await scene.WatchesAsync()).UntilAt);
        Assert.Null(Assert.Single(await scene.SpansAsync()).ToAt);
    }

    [Fact]
    public async Task Status_ThatIsNotKnownHere_IsKeptAsItIs()
    {
        await scene.LookAsync();
        var first = scene.Now;
        await scene.Host.Get<ConnectorHistory>().TakeAsync(new ConnectorReading(WithStatus("on-holiday"), scene.Now + WatchScene.Interval), Token);

        var spans = await scene.SpansAsync();

        Assert.Equal(first + WatchScene.Interval, spans[0].ToAt);
        Assert.Equal("on-holiday", spans[1].Status.Value);
    }

    [Fact]
    public async Task Bank_ThatIsTakenOffTheList_EndsAndIsNotKnownAnyMore()
    {
        await scene.LookAsync();
        var without = new ConnectorList([.. (await scene.Host.Get<ConnectorCatalog>().GetAsync(Token)).All.Where(connector => connector.Id != WatchScene.Hooli)]);

        await scene.Host.Get<ConnectorHistory>().TakeAsync(new ConnectorReading(without, scene.Now + WatchScene.Interval), Token);

        Assert.Equal(scene.Now + WatchScene.Interval, Assert.Single(await scene.SpansAsync()).ToAt);
        Assert.Null(await scene.OperationalSinceAsync());
    }

    [Fact]
    public async Task Reading_OlderThanTheNewest_AddsNothing()
    {
        await scene.LookAsync();

        await scene.Host.Get<ConnectorHistory>().TakeAsync(new ConnectorReading(WithStatus("major-outage"), scene.Now - TimeSpan.FromSeconds(1)), Token);

        Assert.Equal("operational", Assert.Single(await scene.SpansAsync()).Status.Value);
    }

    [Fact]
    public async Task TwoApps_OnOneDatabase_StoreEachChangeOnceAndBothTellIt()
    {
        using var other = ServiceLayer.Build(scene.Host.DatabaseFile, scene.Host.Sandbox.BaseAddress, scene.Host.Clock, scene.Host.Logs);
        var toldByOther = new List<ConnectorChange>();
        other.Services.GetRequiredService<ConnectorChanges>().Subscribe(toldByOther.Add);
        foreach (var status in new[] { "operational", "major-outage", "operational" })
        {
            await scene.Host.SetBankAsync(WatchScene.Hooli.Value, "web", status, Token);
            scene.Host.Clock.Advance(WatchScene.Interval);
            await Task.WhenAll(scene.LookAsync(TimeSpan.Zero), LookByAsync(other));
        }

        Assert.Equal(["operational", "major-outage", "operational"], (await scene.SpansAsync()).Select(span => span.Status.Value));
        Assert.Single(await scene.WatchesAsync());
        Assert.Equal([true, false], told.Select(change => change.BeginsOutage));
        Assert.Equal([true, false], toldByOther.Select(change => change.BeginsOutage));
    }

    [Fact]
    public async Task SecondOpenSpan_OfAConnector_IsRefusedByTheDatabase()
    {
        await scene.LookAsync();
        await using var database = scene.Host.Database();
        database.Add(new ConnectorStatusSpan { InstitutionId = WatchScene.Hooli, Method = BasiqAdmin.Basiq.Connections.ConnectionMethod.Web, Status = ConnectorStatus.MajorOutage, Stage = ConnectorStage.Live, FromAt = scene.Now });

        await Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task AppThatStarts_DoesNotTellWhatWasBefore()
    {
        await scene.LookAsync();
        await scene.SeeAsync("major-outage");
        using var restarted = ServiceLayer.Build(scene.Host.DatabaseFile, scene.Host.Sandbox.BaseAddress, scene.Host.Clock, scene.Host.Logs);
        var toldAnew = new List<ConnectorChange>();
        restarted.Services.GetRequiredService<ConnectorChanges>().Subscribe(toldAnew.Add);
        scene.Host.Clock.Advance(WatchScene.Interval);

        await LookByAsync(restarted);

        Assert.Empty(toldAnew);
    }

    [Fact]
    public async Task Listener_ThatThrows_DoesNotSilenceTheOthers()
    {
        var changes = scene.Host.Get<ConnectorChanges>();
        var gone = new List<ConnectorChange>();
        changes.Subscribe(gone.Add).Dispose();
        changes.Subscribe(_ => throw new InvalidOperationException("gone"));
        var last = new List<ConnectorChange>();
        changes.Subscribe(last.Add);
        await scene.LookAsync();

        await scene.SeeAsync("major-outage");

        Assert.Single(last);
        Assert.Empty(gone);
    }

    [Fact]
    public async Task Worker_Started_TellsAnOutageAfterOneInterval()
    {
        var heard = new TaskCompletionSource<ConnectorChange>(TaskCreationOptions.RunContinuationsAsynchronously);
        scene.Host.Get<ConnectorChanges>().Subscribe(heard.SetResult);
        await scene.LookAsync();
        var worker = scene.Host.Get<IEnumerable<IHostedService>>().OfType<WorkerLoop<ConnectorWorker>>().Single();
        await worker.StartAsync(Token);
        await scene.Host.Clock.WaitForTimerAsync(WatchScene.Interval, Token);
        await scene.Host.SetBankAsync(WatchScene.Hooli.Value, "web", "major-outage", Token);

        scene.Host.Clock.Advance(WatchScene.Interval);
        var change = await heard.Task.WaitAsync(Token);
        await worker.StopAsync(Token);

        Assert.Equal(scene.Now, change.At);
        Assert.Equal(2, await scene.Host.CountRequestsAsync("GET", "/connectors", Token));
    }

    [Fact]
    public async Task Retention_DeletesWhatEndedTooLongAgoAndKeepsWhatLasts()
    {
        await scene.LookAsync();
        await scene.SeeAsync("major-outage");
        await scene.SeeAsync("operational", after: TimeSpan.FromDays(401));

        await scene.Host.Get<Retention>().RunAsync(Token);

        Assert.Equal(scene.Now, Assert.Single(await scene.SpansAsync()).FromAt);
        Assert.Single(await scene.WatchesAsync());
    }

    private static ConnectorList WithStatus(string status) =>
        new([new Connector(WatchScene.Hooli, BasiqAdmin.Basiq.Connections.ConnectionMethod.Web, "Hooli", null, ConnectorStatus.From(status), ConnectorStage.Live, null, null, null, null, [], null)]);

    private static async Task<int> LookByAsync(IHost app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConnectorWatcher>().LookAsync(Token);
    }

    private async Task<bool> LookAsync()
    {
        await scene.LookAsync(TimeSpan.Zero);
        return true;
    }
}
