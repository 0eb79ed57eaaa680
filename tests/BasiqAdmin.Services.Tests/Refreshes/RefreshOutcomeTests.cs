using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>What becomes of refreshes that Basiq refuses or does not answer.</summary>
public sealed class RefreshOutcomeTests : IAsyncLifetime
{
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RefreshSettlement Settlement => scene.Host.Get<RefreshSettlement>();

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Answer_LostAfterTheEffect_IsSettledByTheJobWithoutSendingAgain()
    {
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(drop: true, afterEffect: true);

        var answer = await scene.RefreshAsync(connection);
        var state = (await scene.HistoryAsync(connection)).Single().State;
        await Settlement.RunAsync(Token);

        var row = Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((RefreshAnswerKind.Unknown, RefreshState.Unknown, RefreshState.Started), (answer.Kind, state, row.State));
        Assert.Equal("Sam Support", (await scene.JobAsync(row.JobId))!.StartedBy);
        Assert.Equal(1, await scene.SentAsync());
        Assert.Equal(["refresh.requested", "refresh.outcome-unknown", "refresh.settled"], (await scene.AuditAsync(connection)).Select(entry => entry.Fact.Action));
    }

    [Fact]
    public async Task Answer_LostBeforeTheEffect_BlocksUntilTheJobsShowThatNothingWasDone()
    {
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(status: 500);

        var answer = await scene.RefreshAsync(connection);
        var meanwhile = await scene.RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        await Settlement.RunAsync(Token);
        var settled = (await scene.HistoryAsync(connection)).Single();
        var again = await scene.RefreshAsync(connection);

        Assert.Equal((RefreshAnswerKind.Unknown, RefreshAnswerKind.NotAllowed), (answer.Kind, meanwhile.Kind));
        Assert.Contains("its outcome is not known yet", meanwhile.Text, StringComparison.Ordinal);
        Assert.Equal((RefreshState.NotStarted, RefreshAnswerKind.Started), (settled.State, again.Kind));
        Assert.Equal(2, await scene.SentAsync());
    }

    [Fact]
    public async Task Answer_LostWhileAJobCannotBeRead_IsNotClaimedAsNotCarriedOut()
    {
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(status: 500);
        await scene.RefreshAsync(connection);
        await scene.Host.FailAsync(new SandboxFault("GET /users/{userId}/jobs", Times: 1, AddRow: "null"), Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        await Settlement.RunAsync(Token);
        var state = (await scene.HistoryAsync(connection)).Single().State;
        await Settlement.RunAsync(Token);

        Assert.Equal((RefreshState.Unknown, RefreshState.NotStarted), (state, (await scene.HistoryAsync(connection)).Single().State));
    }

    [Fact]
    public async Task Sending_LeftByAnAppThatDied_IsSettledAtTheNextStart()
    {
        var (carriedOut, lost) = await TwoAsync();
        await scene.LeaveSendingAsync(carriedOut);
        await scene.LeaveSendingAsync(lost);
        var job = (await scene.Basiq.Connections.RefreshAsync(carriedOut.UserId, carriedOut.Id, Token)).Job;
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        await Settlement.RunAsync(Token);

        Assert.Equal((RefreshState.Started, job.Id), ((await scene.HistoryAsync(carriedOut))[0].State, (await scene.HistoryAsync(carriedOut))[0].JobId!.Value));
        Assert.Equal("Ota Support", (await scene.JobAsync(job.Id))!.StartedBy);
        Assert.Equal(RefreshState.NotStarted, (await scene.HistoryAsync(lost))[0].State);
    }

    [Fact]
    public async Task Sending_LeftByAnAppThatDied_IsSettledBeforeTheNextRefresh()
    {
        var connection = await scene.AllowedAsync();
        await scene.LeaveSendingAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await scene.RefreshAsync(connection);

        Assert.Equal([RefreshState.Started, RefreshState.NotStarted], (await scene.HistoryAsync(connection)).Select(row => row.State));
        Assert.Equal(RefreshAnswerKind.Started, answer.Kind);
    }

    [Fact]
    public async Task Answer_LostOfAUserWhomBasiqKnowsNoMore_EndsWithoutAClaim_AndIsLookedAtNoMore()
    {
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(drop: true);
        await scene.RefreshAsync(connection);
        await scene.Basiq.Users.DeleteAsync(connection.UserId, Token);
        var early = await Settlement.RunAsync(Token);
        var stateThen = (await scene.HistoryAsync(connection)).Single().State;
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        var late = await Settlement.RunAsync(Token);

        var row = (await scene.HistoryAsync(connection)).Single();
        var settled = (await scene.AuditAsync(connection))[^1].Fact;
        Assert.Equal((RefreshState.Unknown, RefreshState.NeverKnown), (stateThen, row.State));
        Assert.Equal((new WorkResult(1), new WorkResult(1)), (early, late));
        Assert.StartsWith("No answer came, and Basiq does not know the user any more", row.Text, StringComparison.Ordinal);
        Assert.Equal(("refresh.settled", AuditOutcome.Unknown), (settled.Action, settled.Outcome));
        Assert.False(await scene.Host.Get<RefreshSettler>().HasWorkAsync(Token));
    }

    [Theory]
    [InlineData(6.9, RefreshState.NotStarted, "the connection's jobs show that Basiq did not carry it out")]
    [InlineData(7.1, RefreshState.NeverKnown, "nobody can tell any more whether it was carried out")]
    public async Task Answer_LookedForWhenBasiqListsItsJobNoMore_IsClaimedByNobody(double days, RefreshState expected, string text)
    {
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(drop: true);
        await scene.RefreshAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromDays(days));

        await Settlement.RunAsync(Token);

        var row = (await scene.HistoryAsync(connection)).Single();
        Assert.Equal(expected, row.State);
        Assert.Contains(text, row.Text, StringComparison.Ordinal);
        Assert.True((await scene.CheckAsync(connection)).Of(RefreshRule.NoJobUnderWay)!.Outcome == CheckOutcome.Passed);
    }

    [Fact]
    public async Task Sending_OfAnotherRunningApp_IsNotTakenAway()
    {
        var connection = await scene.AllowedAsync();
        await scene.LeaveSendingAsync(connection);

        await Settlement.RunAsync(Token);

        Assert.Equal(RefreshState.Sending, (await scene.HistoryAsync(connection)).Single().State);
    }

    [Fact]
    public async Task Upload_CannotBeRefreshed_AndIsNotSent()
    {
        var connection = await scene.FindAsync(one => one.Method == ConnectionMethod.Pdf || one.Method == ConnectionMethod.Csv);

        var answer = await scene.RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711");

        Assert.Equal(RefreshAnswerKind.NotAllowed, answer.Kind);
        Assert.Contains("Never: upload a newer file instead.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
    }

    [Theory]
    [InlineData(400, RefreshRefusal.Other, "give the correlation id to Basiq's support")]
    [InlineData(403, RefreshRefusal.NotAllowed, "If others can be refreshed, Basiq's support can say why this one cannot")]
    [InlineData(429, RefreshRefusal.Busy, "Try again in a minute.")]
    [InlineData(404, RefreshRefusal.UnknownConnection, "The customer has to connect the bank again")]
    public async Task Refusal_IsExplainedStoredAndAudited(int status, RefreshRefusal expected, string whoMustAct)
    {
        var connection = await scene.AllowedAsync();
        await scene.FailAsync(status);

        var answer = await scene.RefreshAsync(connection);

        await using var context = scene.Host.Database();
        var stored = Assert.Single(context.Set<RefreshRecord>());
        Assert.Equal(RefreshAnswerKind.Refused, answer.Kind);
        Assert.Contains(whoMustAct, answer.Text, StringComparison.Ordinal);
        Assert.Equal((RefreshState.Refused, expected, status), (stored.State, stored.Refusal, stored.HttpStatus));
        Assert.Equal(stored.CorrelationId, answer.CorrelationId);
        Assert.Contains(await scene.AuditAsync(connection), entry => entry.Fact.Action == "refresh.failed");
    }

    [Theory]
    [InlineData(29, RefreshState.Started, 1)]
    [InlineData(30, RefreshState.Refused, 0)]
    [InlineData(3600, RefreshState.Refused, 0)]
    public async Task App_HeldUpBetweenIntentAndCall_SendsNothingThatMayBeSettledMeanwhile(int secondsLate, RefreshState expected, int sent)
    {
        var connection = await scene.AllowedAsync();
        var refresh = await scene.LeaveSendingAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(secondsLate));

        await scene.Host.Get<RefreshSender>().SendAsync(refresh, RefreshScene.Ota);

        var row = Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((expected, sent), (row.State, await scene.SentAsync()));
        Assert.Equal(expected == RefreshState.Refused, row.Text.StartsWith("The app was held up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Budget_ThatStaysClosedForAsLongAsTheCallMayTake_HasNothingSent_AndThatIsSaid()
    {
        var connection = await scene.AllowedAsync();
        var refresh = await scene.LeaveSendingAsync(connection);
        scene.Host.Get<RequestBudget>().SlowDown(TimeSpan.FromMinutes(5));
        using var lane = BasiqLane.Background();

        await scene.Host.Clock.DriveAsync(scene.Host.Get<RefreshSender>().SendAsync(refresh, RefreshScene.Ota), TimeSpan.FromMinutes(2), Token);

        var row = Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((RefreshState.Refused, 0), (row.State, await scene.SentAsync()));
        Assert.Equal("The app was held up before it could ask Basiq, so nothing was sent. Ask again.", row.Text);
    }

    [Fact]
    public async Task Busy_SaysNothingAboutTheConnection_WhichMayBeRefreshedAMinuteLater()
    {
        var connection = await scene.AllowedAsync(ConnectionMethod.OpenBanking);
        await scene.FailAsync(429);
        await scene.RefreshAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        var verdict = await scene.CheckAsync(connection);

        Assert.Equal((true, CheckOutcome.Passed), (verdict.IsAllowed, verdict.Of(RefreshRule.OpenBankingQuota)!.Outcome));
    }

    [Fact]
    public async Task Basiq_ThatNamesTheJobUnderWay_MakesNoOther_AndItsStarterIsNotThisPerson()
    {
        var connection = await scene.AllowedAsync();
        var job = (await scene.Basiq.Connections.RefreshAsync(connection.UserId, connection.Id, Token)).Job;

        var refresh = await scene.Host.Get<RefreshSender>().SendAsync(await scene.LeaveSendingAsync(connection), RefreshScene.Ota);

        var row = Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((RefreshState.Started, true, job.Id, 200), (refresh.State, refresh.WasUnderWay, refresh.JobId, refresh.HttpStatus));
        Assert.Equal((job.Id, true), (row.JobId, row.WasUnderWay));
        Assert.StartsWith("Basiq answered that a job of this connection was under way already (200).", row.Text, StringComparison.Ordinal);
        Assert.Equal(RefreshAnswerKind.UnderWay, RefreshAnswers.Own(refresh, null).Kind);
        Assert.NotEqual(RefreshScene.Ota.Name, (await scene.JobAsync(job.Id))!.StartedBy);
    }

    private async Task<(Connection One, Connection Other)> TwoAsync() => await scene.AllowedAsync(2) is [var one, var other] ? (one, other) : throw new InvalidOperationException("The sandbox has no two such connections.");
}
