using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Services.Tests.Purges;

/// <summary>What a repeat means for the purge that it repeats, however it ends.</summary>
public sealed class PurgeRepeatTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(8);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PurgeState.Declined)]
    [InlineData(PurgeState.Withdrawn)]
    [InlineData(PurgeState.Expired)]
    public async Task Repeat_ThatOnlyWaited_LeavesTheEarlierOneToBeSettled(PurgeState end)
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var (first, second) = await WithRepeatAsync(scene, connection);

        await scene.SettleForAsync(TimeSpan.FromSeconds(5));
        var meanwhile = await scene.ReceiptAsync(first);
        await EndAsync(scene, second, end);
        var (after, freedAt) = (await scene.ReceiptAsync(first), scene.Host.Clock.GetUtcNow());
        await scene.SettleForAsync(LongEnough);

        Assert.Equal((PurgeState.Unknown, second, false), (meanwhile.State, meanwhile.RepeatedBy, meanwhile.CannotBeSettled));
        Assert.Equal((PurgeState.Unknown, null, freedAt), (after.State, after.RepeatedBy, after.ReadBack!.NextAt));
        Assert.Equal((end, null), (await scene.ReceiptAsync(second)) is var ended ? (ended.State, ended.SentAt) : default);
        Assert.Equal(PurgeState.Refused, (await scene.ReceiptAsync(first)).State);
        Assert.Empty(await scene.AuditAsync("purge.not-settled"));
        Assert.Equal(PurgeState.WaitingForSecondPerson, (await scene.RequestAsync(connection)).State);
    }

    [Fact]
    public async Task Earlier_SettledWhileItsRepeatWaits_DoesNotLookRepeatedOnceThatIsDeclined()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var (first, second) = await WithRepeatAsync(scene, connection);
        await scene.SettleForAsync(LongEnough);

        await EndAsync(scene, second, PurgeState.Declined);

        var settled = await scene.ReceiptAsync(first);
        Assert.Equal((PurgeState.Refused, null, null), (settled.State, settled.RepeatedBy, settled.ReadBack!.NextAt));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task Repeat_ThatBasiqRefuses_LeavesTheEarlierOneToBeSettled(int status)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var first = await UnknownAsync(scene, connection);
        await scene.FailPurgeAsync(status);

        var second = await scene.RequestAsync(connection, repeats: first);
        var after = await scene.ReceiptAsync(first);
        await scene.SettleForAsync(LongEnough);

        Assert.Equal((PurgeState.Refused, first), (second.State, second.Repeats));
        Assert.Equal((PurgeState.Unknown, null, false), (after.State, after.RepeatedBy, after.CannotBeSettled));
        Assert.Contains("not carried out", (await scene.ReceiptAsync(first)).Finding!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeat_OfUnknownOutcomeThatWasNotCarriedOut_FreesTheEarlierOneAndItsReceiptSaysSo()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var first = await UnknownAsync(scene, connection);
        await scene.FailPurgeAsync(drop: true);
        var second = await scene.RequestAsync(connection, repeats: first);

        await scene.SettleForAsync(TimeSpan.FromSeconds(5));
        var blurred = await scene.ReceiptAsync(first);
        await RewriteAsync(scene, second.Id, PurgeState.Refused);
        var freed = await scene.ReceiptAsync(first);
        await scene.SettleForAsync(LongEnough);

        Assert.True(blurred.CannotBeSettled);
        Assert.Contains($"{second.Id} of the same connection was sent", blurred.Finding!, StringComparison.Ordinal);
        Assert.Equal((PurgeState.Unknown, null, false), (freed.State, freed.RepeatedBy, freed.CannotBeSettled));
        Assert.Contains($"{second.Id}, which was to repeat this one, was not carried out", freed.Finding!, StringComparison.Ordinal);
        Assert.Equal(PurgeState.Refused, (await scene.ReceiptAsync(first)).State);
    }

    [Fact]
    public async Task Repeat_SettledAsNotCarriedOut_IsFollowedByTheEarlierOne()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var first = await UnknownAsync(scene, connection);
        await scene.FailPurgeAsync(drop: true);
        var second = await scene.RequestAsync(connection, repeats: first);

        await scene.SettleForAsync(LongEnough);

        Assert.Equal((PurgeState.Refused, PurgeState.Refused), ((await scene.ReceiptAsync(first)).State, (await scene.ReceiptAsync(second.Id)).State));
        Assert.Equal(["purge.not-settled", "purge.settled"], (await scene.AuditAsync(first.ToString())).Select(entry => entry.Fact.Action).TakeLast(2).ToList());
    }

    [Fact]
    public async Task Approve_EarlierOneTurnsOutCarriedOut_IsRejectedHoweverOftenAndNothingIsSent()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var (first, second) = await WithRepeatAsync(scene, connection);
        await scene.Basiq.Connections.PurgeAsync(connection.UserId, connection.Id, Cancelled);
        var sent = await scene.SentAsync();

        var rejections = new List<string>();
        for (var click = 0; click < 2; click++)
        {
            rejections.Add((await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.ApproveAsync(PurgeScene.Lea, second, Cancelled))).Message);
        }

        Assert.All(rejections, message => Assert.Contains("nothing to repeat", message, StringComparison.Ordinal));
        Assert.Equal((PurgeState.Done, PurgeState.WaitingForSecondPerson), ((await scene.ReceiptAsync(first)).State, (await scene.ReceiptAsync(second)).State));
        Assert.Equal(sent, await scene.SentAsync());
    }

    [Fact]
    public async Task Approve_EarlierOneStillUnknown_SendsTheRepeat()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var (first, second) = await WithRepeatAsync(scene, connection);

        var receipt = await scene.Purges.ApproveAsync(PurgeScene.Lea, second, Cancelled);
        await scene.SettleForAsync(LongEnough);

        Assert.Equal(PurgeState.Done, receipt.State);
        Assert.Equal((PurgeState.Unknown, second, true), (await scene.ReceiptAsync(first)) is var blurred ? (blurred.State, blurred.RepeatedBy, blurred.CannotBeSettled) : default);
    }

    [Fact]
    public async Task Check_ForTheSecondPersonOfARepeat_NamesTheEarlierOneWhoseOutcomeIsUnknown()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var (first, second) = await WithRepeatAsync(scene, connection);

        var seen = await scene.Purges.PreCheckAgainAsync(PurgeScene.Lea, second, Cancelled);

        var check = seen.Checks.Single(check => check.Rule == "No other purge is under way");
        Assert.Equal((CheckVerdict.Warning, $"It repeats purge {first}, whose outcome was unknown when it was asked for."), (check.Verdict, check.Evidence));
        Assert.True(seen.Allowed);
    }

    [Fact]
    public async Task LateRefusal_OfARepeatThatIsRepeatedItself_HandsTheEarlierOneToTheNextRepeat()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var connection = await scene.FindPurgeableAsync();
        var (first, second) = await WithRepeatAsync(scene, connection);
        await scene.FailPurgeAsync(drop: true);
        await scene.Purges.ApproveAsync(PurgeScene.Lea, second, Cancelled);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(61));
        var third = await scene.RequestAsync(connection, repeats: second);

        await RewriteAsync(scene, second, PurgeState.Refused);
        var handedOn = await scene.ReceiptAsync(first);
        await EndAsync(scene, third.Id, PurgeState.Withdrawn);

        Assert.Equal(third.Id, handedOn.RepeatedBy);
        Assert.Equal((PurgeState.Unknown, null), (await scene.ReceiptAsync(first)) is var freed ? (freed.State, freed.RepeatedBy) : default);
    }

    [Fact]
    public async Task LateConfirmation_OfARepeatReadBackAsNotCarriedOut_BlursTheEarlierOneAgain()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var first = await UnknownAsync(scene, connection);
        await scene.FailPurgeAsync(403);
        var second = await scene.RequestAsync(connection, repeats: first);

        await RewriteAsync(scene, second.Id, PurgeState.Done);

        Assert.Equal(second.Id, (await scene.ReceiptAsync(first)).RepeatedBy);
    }

    [Fact]
    public async Task LateRefusal_OfARepeatReadBackAsDone_IsStoredThoughAnotherPurgeIsOpen()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var first = await UnknownAsync(scene, connection);
        var second = await scene.RequestAsync(connection, repeats: first);
        await scene.FailPurgeAsync(drop: true);
        var third = await scene.RequestAsync(connection);

        await RewriteAsync(scene, second.Id, PurgeState.Refused);

        Assert.Equal((PurgeState.Unknown, PurgeState.Refused), (third.State, (await scene.ReceiptAsync(second.Id)).State));
        Assert.Equal(second.Id, (await scene.ReceiptAsync(first)).RepeatedBy);
    }

    // A purge that Basiq did not carry out, which nobody knows, and long enough ago to be repeated.
    private static async Task<Guid> UnknownAsync(PurgeScene scene, Connection connection)
    {
        await scene.FailPurgeAsync(drop: true);
        var receipt = await scene.RequestAsync(connection);
        if (receipt.State == PurgeState.WaitingForSecondPerson)
        {
            receipt = await scene.Purges.ApproveAsync(PurgeScene.Lea, receipt.Id, Cancelled);
        }

        Assert.Equal(PurgeState.Unknown, receipt.State);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(61));
        return receipt.Id;
    }

    private static async Task<(Guid First, Guid Second)> WithRepeatAsync(PurgeScene scene, Connection connection)
    {
        var first = await UnknownAsync(scene, connection);
        return (first, (await scene.RequestAsync(connection, repeats: first)).Id);
    }

    private static async Task EndAsync(PurgeScene scene, Guid purge, PurgeState end)
    {
        switch (end)
        {
            case PurgeState.Declined:
                await scene.Purges.DeclineAsync(PurgeScene.Lea, purge, "Wrong customer", Cancelled);
                break;
            case PurgeState.Withdrawn:
                await scene.Purges.WithdrawAsync(PurgeScene.Ada, purge, Cancelled);
                break;
            default:
                scene.Host.Clock.Advance(TimeSpan.FromMinutes(60));
                break;
        }
    }

    // As a late answer of Basiq's does, past everything that was known.
    private static Task<PurgeRequest> RewriteAsync(PurgeScene scene, Guid purge, PurgeState state) =>
        scene.Host.Get<PurgeStore>().ChangeAsync(purge, Actor.System, row =>
        {
            row.State = state;
            return null;
        });
}
