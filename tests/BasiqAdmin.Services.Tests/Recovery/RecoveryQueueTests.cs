using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>What people do with the queue.</summary>
public sealed class RecoveryQueueTests : IAsyncLifetime
{
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Queue_AConnectionTwice_SaysWhoWasFirst()
    {
        var connection = (await scene.BreakAsync(1))[0];
        await scene.QueueAsync(connection);

        var refusal = await Assert.ThrowsAsync<RejectedException>(() => scene.Queue.QueueAsync(TestActors.TeamLead, connection.UserId, connection.Id, Token));

        Assert.Equal("It is in the queue already; Sam Support queued it.", refusal.Message);
        await scene.TicketAsync();
    }

    [Fact]
    public async Task Queue_WhatTheCustomerMustClear_IsRefusedWithTheReason()
    {
        var connection = (await scene.ConnectionsAsync(1))[0];
        await scene.Host.Get<Services.Jobs.JobRecorder>().RecordAsync(
            connection.UserId, [new Testing.Jobs.JobBuilder(scene.Now).Of(connection.UserId, connection.Id, RecoveryScene.Hooli).Failed("user-action-required").Build()], null, Token);

        var refusal = await Assert.ThrowsAsync<RejectedException>(() => scene.Queue.QueueAsync(TestActors.Support, connection.UserId, connection.Id, Token));

        Assert.StartsWith("The customer must act first:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_AnewAfterATry_IsRefusedUntilAnotherOutage()
    {
        var jianYang = await EscalatedAsync();

        var refusal = await Assert.ThrowsAsync<RejectedException>(() => scene.QueueAsync(jianYang));
        await scene.TurnAsync("major-outage");
        await scene.QueueAsync(jianYang);
        await scene.TurnAsync("operational");
        await scene.PassAsync(TimeSpan.FromMinutes(20));

        Assert.StartsWith("It was tried already since the bank's last outage.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await scene.SentAsync()).Count);
    }

    [Fact]
    public async Task Bank_Previewed_NamesItsConnectionsWithBankTrouble_AndQueuesExactlyThose()
    {
        var broken = await scene.BreakAsync();
        await scene.QueueAsync(broken[0]);

        var preview = await scene.Queue.PreviewAsync(TestActors.TeamLead, RecoveryScene.Hooli, Token);
        var result = await scene.Queue.QueueBankAsync(TestActors.TeamLead, RecoveryScene.Hooli, preview.Connections, Token);
        var again = await scene.Queue.QueueBankAsync(TestActors.TeamLead, RecoveryScene.Hooli, preview.Connections, Token);

        Assert.Equal(broken.Skip(1).Select(connection => connection.Id.Value).Order(StringComparer.Ordinal), preview.Connections.Select(id => id.Value).Order(StringComparer.Ordinal));
        Assert.Equal((1, 0, broken.Count - 1), (preview.Queued, preview.Inactive, preview.Rows.Count));
        Assert.Equal((new RecoveryQueued(broken.Count - 1, 0), new RecoveryQueued(0, broken.Count - 1)), (result, again));
        Assert.Equal(broken.Count, (await scene.TicketsAsync()).Count);
        Assert.All((await scene.CasesAsync()).Where(found => found.Cause == Services.Diagnoses.Cause.BankDown), found => Assert.Equal(CaseEventKind.Queued, found.Events[^1].Kind));
    }

    [Fact]
    public async Task Pause_OfATicket_OfABank_AndOfAll_SendsNothing_UntilEachIsTakenBack()
    {
        await scene.QueueAsync(await scene.BreakAsync(2));
        await scene.Queue.PauseAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[0]), pause: true, Token);
        await scene.Queue.HoldAsync(TestActors.TeamLead, RecoveryScene.Hooli, hold: true, Token);
        await scene.Queue.HoldAsync(TestActors.TeamLead, null, hold: true, Token);
        await scene.TurnAsync("operational");
        var sent = new List<int>();

        await LetPassAsync(sent);
        await scene.Queue.HoldAsync(TestActors.TeamLead, null, hold: false, Token);
        await LetPassAsync(sent);
        await scene.Queue.HoldAsync(TestActors.TeamLead, RecoveryScene.Hooli, hold: false, Token);
        await LetPassAsync(sent);
        await scene.Queue.PauseAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[0]), pause: false, Token);
        await LetPassAsync(sent);

        Assert.Equal([0, 0, 1, 2], sent);
    }

    [Fact]
    public async Task Reasons_SayWhyNothingGoes_AndWhenTheTurnComes()
    {
        await scene.QueueAsync(await scene.BreakAsync(2));
        var down = await RowsAsync();
        await scene.TurnAsync("operational");
        var back = await RowsAsync();
        await scene.Queue.HoldAsync(TestActors.TeamLead, RecoveryScene.Hooli, hold: true, Token);
        var held = await RowsAsync();
        var overview = await scene.Queue.OverviewAsync(TestActors.Support, Token);

        Assert.All(down, row => Assert.Equal(("Hooli Bank is in a major outage.", null, ConnectorStatus.MajorOutage), (row.Reason, row.TurnAt, row.BankStatus)));
        Assert.All(back, row => Assert.Equal("Hooli Bank is operational again; it has to stay so for 10 minutes.", row.Reason));
        Assert.Equal([TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(22.5)], back.Select(row => row.TurnAt!.Value - scene.Now));
        Assert.All(back, row => Assert.Equal(ConnectorStatus.Operational, row.BankStatus));
        Assert.All(held, row => Assert.Equal(("Lee Lead paused Hooli Bank in the queue.", null), (row.Reason, row.TurnAt)));
        var bank = Assert.Single(overview.Banks);
        Assert.Equal(("Hooli Bank", ConnectorStatus.Operational, 2, "Lee Lead"), (bank.Name, bank.Health.Single(), bank.Waiting, bank.Hold?.ByName));
        Assert.Equal("Lee Lead paused Hooli Bank in the queue.", bank.Reason);
        Assert.Equal(2, overview.Counts[RecoveryStage.Open]);
    }

    [Fact]
    public async Task Reason_OfABank_IsThatOfMostOfItsTickets()
    {
        await scene.QueueAsync(await scene.BreakAsync(3));
        await scene.Queue.PauseAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[0]), pause: true, Token);

        var bank = Assert.Single((await scene.Queue.OverviewAsync(TestActors.Support, Token)).Banks);

        Assert.Equal((2, 1, "Hooli Bank is in a major outage."), (bank.Waiting, bank.Paused, bank.Reason));
    }

    [Fact]
    public async Task Cancel_TakesATicketOut_ButNotOneThatIsUnderWay()
    {
        await scene.QueueAsync(await scene.BreakAsync(2));
        await scene.Queue.CancelAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[0]), Token);
        await scene.TurnAsync("operational");
        await scene.PassUntilAsync(async () => (await scene.TicketsAsync())[1].State == RecoveryState.Trying, TimeSpan.FromMinutes(30));

        var refusal = await Assert.ThrowsAsync<RejectedException>(async () => await scene.Queue.CancelAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[1]), Token));

        Assert.Equal("Its refresh is under way; the outcome is there within minutes.", refusal.Message);
        Assert.Equal((RecoveryState.Cancelled, "Sam Support took it out."), ((await scene.TicketsAsync())[0].State, (await scene.TicketsAsync())[0].Reason));
        Assert.Single(await scene.SentAsync());
    }

    [Fact]
    public async Task Rights_OfSupport_EndAtWholeBanks_AndRefusalsAreAudited()
    {
        await scene.BreakAsync(1);

        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.Queue.QueueBankAsync(TestActors.Support, RecoveryScene.Hooli, [], Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.Queue.HoldAsync(TestActors.Support, null, hold: true, Token));

        var audit = await scene.Host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(), new PageRequest(), Token);
        Assert.Equal(2, audit.Items.Count(entry => entry.Fact.Action == "access.refused"));
    }

    [Fact]
    public async Task Lists_AreNarrowedByStageBankAndWholeId()
    {
        var broken = await scene.BreakAsync(3);
        await scene.QueueAsync(broken);
        await scene.Queue.CancelAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[2]), Token);

        var found = new[]
        {
            await KeysAsync(new RecoveryFilter()),
            await KeysAsync(new RecoveryFilter(RecoveryStage.All)),
            await KeysAsync(new RecoveryFilter(RecoveryStage.Cancelled)),
            await KeysAsync(new RecoveryFilter(Text: broken[1].Id.Value)),
            await KeysAsync(new RecoveryFilter(Institution: Basiq.Ids.InstitutionId.Parse("AU00002"))),
        };

        Assert.Equal(["1,2", "3,2,1", "3", "2", ""], found);
    }

    [Fact]
    public async Task Escalated_IsUnassigned_UntilSomebodyLooksAfterItsCase()
    {
        var connection = await EscalatedAsync();
        var before = await UnassignedAsync();
        var number = (await scene.CasesAsync()).Single(found => found.ConnectionId == connection.Id && found.State == CaseState.Open).Number;
        await using (var database = scene.Host.Database())
        {
            await database.Set<FailedJobCase>().Where(found => found.Number == number).ExecuteUpdateAsync(set => set.SetProperty(found => found.AssigneeId, TestActors.TeamLead.Id), Token);
        }

        var after = await UnassignedAsync();

        Assert.Equal((1, connection.Id), (before.Count, Assert.Single(before.Rows).ConnectionId));
        Assert.Equal(0, after.Count);
        Assert.Empty(after.Rows);
    }

    [Fact]
    public async Task Tickets_EndedLongAgo_AreDeleted_ThoseInTheQueueStay()
    {
        await scene.QueueAsync(await scene.BreakAsync(2));
        await scene.Queue.CancelAsync(TestActors.Support, RefOf((await scene.TicketsAsync())[0]), Token);
        scene.Host.Clock.Advance(TimeSpan.FromDays(401));

        await scene.Host.Get<Retention>().RunAsync(Token);

        Assert.Equal(RecoveryState.Waiting, (await scene.TicketAsync()).State);
    }

    private static RecoveryRef RefOf(RecoveryTicket ticket) => new(ticket.Key, ticket.Version);

    private async Task<IReadOnlyList<RecoveryRow>> RowsAsync() => (await scene.Queue.SearchAsync(TestActors.Support, new RecoveryFilter(), new PageRequest(), Token)).Items;

    private async Task<(int Count, IReadOnlyList<RecoveryRow> Rows)> UnassignedAsync() => (
        (await scene.Queue.CountAsync(TestActors.Support, Token))[RecoveryStage.Unassigned],
        (await scene.Queue.SearchAsync(TestActors.Support, new RecoveryFilter(RecoveryStage.Unassigned), new PageRequest(), Token)).Items);

    private async Task<string> KeysAsync(RecoveryFilter filter) =>
        string.Join(',', (await scene.Queue.SearchAsync(TestActors.Support, filter, new PageRequest(), Token)).Items.Select(row => row.Key));

    private async Task LetPassAsync(List<int> sent)
    {
        await scene.PassAsync(TimeSpan.FromMinutes(12));
        sent.Add((await scene.SentAsync()).Count);
    }

    private async Task<Connection> EscalatedAsync()
    {
        var jianYang = await scene.JianYangAsync(await scene.BreakAsync());
        await scene.QueueAsync(jianYang);
        await scene.TurnAsync("operational");
        await scene.PassUntilAsync(async () => (await scene.TicketAsync()).State == RecoveryState.Escalated, TimeSpan.FromHours(1));
        return jianYang;
    }
}
