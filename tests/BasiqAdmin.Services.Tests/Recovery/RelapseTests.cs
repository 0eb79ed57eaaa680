using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>Banks that go down again while their connections are being tried.</summary>
public sealed class RelapseTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Relapse_DuringTheTry_WaitsForItsEnd_AndTriesOnceMore()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);
        await scene.TurnAsync("operational");
        await RelapseAsync(1);
        await scene.PassUntilAsync(async () => (await scene.TicketAsync()).State == RecoveryState.Waiting, Hour);
        var between = await scene.TicketAsync();
        await scene.PassAsync(Hour);
        await scene.TurnAsync("operational");

        await EndAsync();

        var ticket = await scene.TicketAsync();
        Assert.Equal((1, "The bank went down again during the try. One more follows when that outage is over."), (between.Attempts, between.Reason));
        Assert.Equal((RecoveryState.Recovered, 2), (ticket.State, ticket.Attempts));
        Assert.Equal(2, (await scene.SentAsync()).Count);
    }

    [Fact]
    public async Task SecondRelapse_Escalates_AndNothingIsSentEverAgain()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await RelapseAsync(1);
        await scene.PassUntilAsync(async () => (await scene.TicketAsync()).State == RecoveryState.Waiting, Hour);
        await scene.TurnAsync("operational");
        await RelapseAsync(2);
        await EndAsync();
        await scene.TurnAsync("operational");

        await scene.PassAsync(Hour);

        var ticket = await scene.TicketAsync();
        Assert.Equal((RecoveryState.Escalated, 2, "Tried after two outages, and the bank went down again each time."), (ticket.State, ticket.Attempts, ticket.Reason));
        Assert.Equal(2, (await scene.SentAsync()).Count);
    }

    [Fact]
    public async Task Relapse_BeforeTheTurn_SendsNothing()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(9));
        await scene.Host.SetBankAsync(RecoveryScene.Hooli.Value, "web", "major-outage", Token);

        await scene.PassAsync(Hour);

        var ticket = await scene.TicketAsync();
        Assert.Equal((RecoveryState.Waiting, 0), (ticket.State, ticket.Attempts));
        Assert.Empty(await scene.SentAsync());
    }

    [Fact]
    public async Task Bank_KnownToBeDownBeforeTheNextLookAtIt_IsAskedAboutOnceAMinute()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        await ReadyButHeldAsync();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await scene.Host.SetBankAsync(RecoveryScene.Hooli.Value, "web", "major-outage", Token);
        await scene.Host.Get<ConnectorCatalog>().ReadAsync(Token);
        await scene.Queue.HoldAsync(TestActors.TeamLead, RecoveryScene.Hooli, hold: false, Token);

        await scene.PassAsync(TimeSpan.FromSeconds(90));

        var trail = await scene.Host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(Text: "refresh.rejected"), new PageRequest(100), Token);
        Assert.Equal(2, trail.Items.Count);
        Assert.Equal((RecoveryState.Waiting, 0), ((await scene.TicketAsync()).State, (await scene.TicketAsync()).Attempts));
    }

    [Fact]
    public async Task Bank_ThatNobodyHasLookedAtForTheWholeTime_IsNotReady()
    {
        await scene.QueueAsync((await scene.BreakAsync(1))[0]);
        await scene.TurnAsync("operational");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.LookAsync();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(7));
        var turns = scene.Host.Get<RecoveryScheduler>();

        var unseen = await turns.ReadyAsync(Token);
        await scene.LookAsync();

        Assert.Empty(unseen);
        Assert.Single(await turns.ReadyAsync(Token));
    }

    // The bank has just been seen operational for long enough, and nothing is sent so far.
    private async Task ReadyButHeldAsync()
    {
        await scene.Queue.HoldAsync(TestActors.TeamLead, RecoveryScene.Hooli, hold: true, Token);
        await scene.PassAsync(TimeSpan.FromMinutes(10));
    }

    // The ticket has ended.
    private Task EndAsync() => scene.PassUntilAsync(async () => (await scene.TicketAsync()).EndedAt is not null, TimeSpan.FromHours(3));

    // The bank goes down unseen, right before the refresh reaches it, for as long as the test lets it.
    private async Task RelapseAsync(int refreshes)
    {
        await ReadyButHeldAsync();
        await scene.Host.SetBankAsync(RecoveryScene.Hooli.Value, "web", "major-outage", Token);
        await scene.Queue.HoldAsync(TestActors.TeamLead, RecoveryScene.Hooli, hold: false, Token);
        await scene.PassUntilAsync(async () => (await scene.SentAsync()).Count == refreshes, TimeSpan.FromMinutes(30));
    }
}
