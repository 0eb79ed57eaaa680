using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Purges;

public sealed class PurgeSecondPersonTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_SecondPersonRequired_WaitsAndSendsNothing()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();

        var receipt = await scene.RequestAsync(connection);

        Assert.Equal(PurgeState.WaitingForSecondPerson, receipt.State);
        Assert.Equal(scene.Host.Clock.GetUtcNow().AddMinutes(60), receipt.ExpiresAt);
        Assert.Equal((null, null, 0), (receipt.SentAt, receipt.Finding, await scene.SentAsync()));
    }

    [Fact]
    public async Task Approve_BySomebodyElse_ChecksAgainAndSendsOnce()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var waiting = await scene.RequestAsync(connection);

        var receipt = await scene.Purges.ApproveAsync(PurgeScene.Lea, waiting.Id, Cancelled);

        Assert.Equal((PurgeState.Done, "Lea Lead", "Ada Admin"), (receipt.State, receipt.ApproverName, receipt.RequesterName));
        Assert.True(receipt.ApprovalPreCheck!.Allowed);
        Assert.Equal(1, await scene.SentAsync());
        Assert.Equal(
            ["purge.requested u-ada", "purge.approved u-lea", "purge.done u-lea", "purge.read-back system"],
            (await scene.AuditAsync(waiting.Id.ToString())).Select(entry => $"{entry.Fact.Action} {entry.ActorId}").ToList());
    }

    [Fact]
    public async Task Approve_ByItsRequester_IsRejectedAuditedAndNotSent()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var waiting = await scene.RequestAsync(await scene.FindPurgeableAsync());

        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.ApproveAsync(PurgeScene.Ada, waiting.Id, Cancelled));
        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.DeclineAsync(PurgeScene.Ada, waiting.Id, "my own one", Cancelled));

        Assert.Equal(PurgeState.WaitingForSecondPerson, (await scene.ReceiptAsync(waiting.Id)).State);
        Assert.Equal(0, await scene.SentAsync());
        Assert.Equal(2, (await scene.AuditAsync("purge.rejected")).Count);
    }

    [Fact]
    public async Task Approve_WithoutTheRight_IsRefusedAuditedAndNotSent()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var waiting = await scene.RequestAsync(await scene.FindPurgeableAsync());

        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.Purges.ApproveAsync(PurgeScene.Sam, waiting.Id, Cancelled));

        Assert.Equal(0, await scene.SentAsync());
        Assert.Equal(waiting.Id.ToString(), Assert.Single(await scene.AuditAsync("access.refused")).Fact.ObjectId);
    }

    [Fact]
    public async Task Approve_CheckFailsByThen_IsRejectedAndGoesOnWaiting()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var waiting = await scene.RequestAsync(connection);
        await scene.Basiq.Connections.RefreshAsync(connection.UserId, connection.Id, Cancelled);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.ApproveAsync(PurgeScene.Lea, waiting.Id, Cancelled));

        Assert.False(rejection.PreCheck!.Allowed);
        Assert.Equal(PurgeState.WaitingForSecondPerson, (await scene.ReceiptAsync(waiting.Id)).State);
        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task Approve_ByTwoPeopleAtOnce_SendsOnce()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var waiting = await scene.RequestAsync(await scene.FindPurgeableAsync());

        var approvals = new[] { PurgeScene.Lea, PurgeScene.Ben }.Select(person => Record.ExceptionAsync(async () => { _ = await scene.Purges.ApproveAsync(person, waiting.Id, Cancelled); }).AsTask());
        var errors = await Task.WhenAll(approvals);

        Assert.Single(errors, error => error is PurgeRejectedException);
        Assert.Equal((1, PurgeState.Done), (await scene.SentAsync(), (await scene.ReceiptAsync(waiting.Id)).State));
    }

    [Fact]
    public async Task Decline_WithAReason_EndsItWithoutSending()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var waiting = await scene.RequestAsync(connection);

        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.DeclineAsync(PurgeScene.Lea, waiting.Id, " ", Cancelled));
        var receipt = await scene.Purges.DeclineAsync(PurgeScene.Lea, waiting.Id, "Wrong customer", Cancelled);

        Assert.Equal((PurgeState.Declined, "Wrong customer", "Lea Lead"), (receipt.State, receipt.DeclineReason, receipt.ApproverName));
        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.ApproveAsync(PurgeScene.Ben, waiting.Id, Cancelled));
        Assert.Equal((0, PurgeState.WaitingForSecondPerson), (await scene.SentAsync(), (await scene.RequestAsync(connection)).State));
    }

    [Fact]
    public async Task Withdraw_ByItsRequesterOnly_EndsIt()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var waiting = await scene.RequestAsync(await scene.FindPurgeableAsync());

        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.WithdrawAsync(PurgeScene.Ben, waiting.Id, Cancelled));
        var receipt = await scene.Purges.WithdrawAsync(PurgeScene.Ada, waiting.Id, Cancelled);

        Assert.Equal(PurgeState.Withdrawn, receipt.State);
        Assert.Equal("purge.withdrawn", (await scene.AuditAsync(waiting.Id.ToString()))[^1].Fact.Action);
        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.ApproveAsync(PurgeScene.Lea, waiting.Id, Cancelled));
        Assert.Equal(0, await scene.SentAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_UndecidedForAnHour_ExpiresByTheWorkerAndWithoutIt(bool workerRuns)
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var waiting = await scene.RequestAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(60));
        if (workerRuns)
        {
            await scene.Settlement.RunAsync(Cancelled);
        }

        var rejection = await Record.ExceptionAsync(async () => { _ = await scene.Purges.ApproveAsync(PurgeScene.Lea, waiting.Id, Cancelled); });

        Assert.IsType<PurgeRejectedException>(rejection);
        var receipt = await scene.ReceiptAsync(waiting.Id);
        Assert.Equal((PurgeState.Expired, waiting.ExpiresAt), (receipt.State, receipt.DecidedAt));
        Assert.Single(await scene.AuditAsync("purge.expired"));
        Assert.Equal((0, PurgeState.WaitingForSecondPerson), (await scene.SentAsync(), (await scene.RequestAsync(connection)).State));
    }

    [Fact]
    public async Task Request_AnotherOneWaits_IsRejectedAndNamesIt()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var waiting = await scene.RequestAsync(connection);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection, PurgeScene.Ben));

        Assert.Contains(waiting.Id.ToString(), rejection.Message, StringComparison.Ordinal);
        Assert.Contains("Ada Admin", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchAndCount_ByState_FindTheWaitingOne()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var withdrawn = await scene.RequestAsync(connection);
        await scene.Purges.WithdrawAsync(PurgeScene.Ada, withdrawn.Id, Cancelled);
        var waiting = await scene.RequestAsync(connection);

        var counts = await scene.Purges.CountAsync(PurgeScene.Lea, Cancelled);
        var all = await scene.Purges.SearchAsync(PurgeScene.Lea, new PurgeFilter(), new PageRequest(), Cancelled);
        var found = await scene.Purges.SearchAsync(PurgeScene.Lea, new PurgeFilter(PurgeState.WaitingForSecondPerson, "customer asked", connection.Id), new PageRequest(), Cancelled);
        var byId = await scene.Purges.SearchAsync(PurgeScene.Lea, new PurgeFilter(Text: withdrawn.Id.ToString()), new PageRequest(), Cancelled);

        Assert.Equal((1, 1, 0), (counts[PurgeState.WaitingForSecondPerson], counts[PurgeState.Withdrawn], counts[PurgeState.Done]));
        Assert.Equal((waiting.Id, withdrawn.Id), all.Items is [var first, var second] ? (first.Id, second.Id) : default);
        Assert.Equal(waiting.Id, Assert.Single(found.Items).Id);
        Assert.Equal(withdrawn.Id, Assert.Single(byId.Items).Id);
        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.Purges.SearchAsync(PurgeScene.Sam, new PurgeFilter(), new PageRequest(), Cancelled));
        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.Purges.GetAsync(PurgeScene.Sam, waiting.Id, Cancelled));
    }

    [Fact]
    public async Task Search_OfConnectionsThatAreKnown_TellsWhoseTheyAreAndHowTheirBankIsNow()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        await scene.RequestAsync(connection);

        var unknown = await scene.Purges.SearchAsync(PurgeScene.Lea, new PurgeFilter(), new PageRequest(), Cancelled);
        await scene.Host.StoreAsync(People.User(connection.UserId.Value, "Gavin", "Belson"), connection);
        await scene.Host.SetBankAsync(connection.InstitutionId!.Value.Value, connection.Method.Value, "major-outage", Cancelled);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.Host.RereadBanksAsync(Cancelled);
        var known = await scene.Purges.SearchAsync(PurgeScene.Lea, new PurgeFilter(), new PageRequest(), Cancelled);

        Assert.Equal((null, null), Assert.Single(unknown.Items) is var before ? (before.InstitutionId, before.BankStatus) : default);
        Assert.Equal("Gavin B••••••", known.Items[0].Masked.Name);
        Assert.Equal((connection.InstitutionId, ConnectorStatus.MajorOutage), Assert.Single(known.Items) is var after ? (after.InstitutionId, after.BankStatus) : default);
    }
}
