using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Purges;

public sealed class PurgeOutcomeTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Outcome_BasiqRefuses_IsRefusedWithWhatBasiqSaid(int status)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(status);

        var receipt = await scene.RequestAsync(connection);

        Assert.Equal((PurgeState.Refused, status), (receipt.State, receipt.HttpStatus));
        Assert.NotNull(receipt.SettledAt);
        Assert.All([receipt.Code, receipt.Title, receipt.CorrelationId], text => Assert.False(string.IsNullOrEmpty(text)));
        Assert.Equal(1, await scene.SentAsync());
        Assert.Equal(("purge.refused", AuditOutcome.Failed), (await scene.AuditAsync(receipt.Id.ToString())) is [_, var last] ? (last.Fact.Action, last.Fact.Outcome) : default);
    }

    [Fact]
    public async Task Settlement_AnAccountIsLeftThatCannotBeRead_DoesNotSayThatAllIsGone()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        await scene.Host.FailAsync(new SandboxFault($"GET {PurgeScene.AccountsPath}", AddRow: """{"type":"account"}"""), Cancelled);

        var receipt = await scene.RequestAsync(connection);
        await scene.SettleForAsync(LongEnough);

        var kept = await scene.ReceiptAsync(receipt.Id);
        Assert.Equal((PurgeState.Unknown, 1), (kept.State, kept.ReadBack?.Accounts));
    }

    [Fact]
    public async Task Outcome_NoConnectionForThePurge_IsKnownAsNeverSentAndNotReadBack()
    {
        await using var scene = await PurgeScene.StartAsync(configure: services => services.AddHttpClient("Basiq").AddHttpMessageHandler(() => new ClosedWay()));
        var connection = await scene.FindPurgeableAsync();

        var receipt = await scene.RequestAsync(connection);
        await scene.SettleForAsync(LongEnough);

        var kept = await scene.ReceiptAsync(receipt.Id);
        Assert.Equal((PurgeState.Refused, null, null), (kept.State, kept.HttpStatus, kept.ReadBack));
        Assert.Equal("The request never reached Basiq; nothing was sent.", kept.Finding);
        Assert.Equal(0, await scene.SentAsync());
    }

    [Theory]
    [InlineData(BasiqErrorKind.ConnectionFailed)]
    [InlineData(BasiqErrorKind.Timeout)]
    [InlineData(BasiqErrorKind.RateLimited)]
    public void Outcome_CallThatWasNotSent_IsRefusedWithoutAnAnswer(BasiqErrorKind kind)
    {
        var outcome = PurgeOutcome.From(new BasiqException(kind, "It did not leave."));

        Assert.Equal((PurgeState.Refused, null, "The request never reached Basiq; nothing was sent."), (outcome.State, outcome.HttpStatus, outcome.Finding));
    }

    [Theory]
    [InlineData(500, false, false, true)]
    [InlineData(503, false, false, true)]
    [InlineData(null, true, false, true)]
    [InlineData(null, false, true, true)]
    [InlineData(500, false, false, false)]
    [InlineData(503, false, false, false)]
    [InlineData(null, true, false, false)]
    [InlineData(null, false, true, false)]
    public async Task Outcome_NoUsableAnswer_IsUnknownNeverResentAndSettledByWhatBasiqReallyDid(int? status, bool drop, bool malformed, bool carriedOut)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(status, drop, malformed, afterEffect: carriedOut);

        var receipt = await scene.RequestAsync(connection);
        await scene.SettleForAsync(LongEnough);

        var settled = await scene.ReceiptAsync(receipt.Id);
        Assert.Equal(PurgeState.Unknown, receipt.State);
        Assert.Equal(carriedOut ? PurgeState.Done : PurgeState.Refused, settled.State);
        Assert.Equal(carriedOut, await scene.CountAccountsAsync(connection) == 0);
        Assert.Contains(carriedOut ? "none of the" : "not carried out", settled.Finding!, StringComparison.Ordinal);
        Assert.Equal(1, await scene.SentAsync());
        Assert.True(await scene.ChainHoldsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outcome_Timeout_IsUnknownAndSettledByWhatBasiqReallyDid(bool carriedOut)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(latencyMs: 600_000, afterEffect: carriedOut);

        var request = scene.RequestAsync(connection);
        await scene.UntilSendingAsync(connection);
        await PurgeScene.UntilAsync(async () => !carriedOut || await scene.CountAccountsAsync(connection) == 0);
        await scene.AdvanceUntilAsync(request);
        var receipt = await request;
        await scene.SettleForAsync(LongEnough);

        Assert.Equal(PurgeState.Unknown, receipt.State);
        Assert.Equal(carriedOut ? PurgeState.Done : PurgeState.Refused, (await scene.ReceiptAsync(receipt.Id)).State);
    }

    [Fact]
    public async Task Settlement_DataStillThereButRequestMayBeUnderWay_IsNotConcludedEarly()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true);
        var receipt = await scene.RequestAsync(connection);

        await scene.SettleForAsync(TimeSpan.FromSeconds(50));

        var early = await scene.ReceiptAsync(receipt.Id);
        Assert.Equal(PurgeState.Unknown, early.State);
        Assert.Contains("may still be under way", early.ReadBack!.Problem!, StringComparison.Ordinal);
        Assert.NotNull(early.ReadBack.NextAt);
        Assert.True(early.ReadBack.Attempts > 1);
    }

    [Fact]
    public async Task Settlement_RefreshedSince_LeavesItOpenAndSaysWhy()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true);
        var receipt = await scene.RequestAsync(connection);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Basiq.Connections.RefreshAsync(connection.UserId, connection.Id, Cancelled);

        await scene.SettleForAsync(LongEnough);

        var open = await scene.ReceiptAsync(receipt.Id);
        Assert.Equal((PurgeState.Unknown, true), (open.State, open.CannotBeSettled));
        Assert.Contains("refreshed after the request", open.Finding!, StringComparison.Ordinal);
        Assert.Equal("purge.not-settled", (await scene.AuditAsync(receipt.Id.ToString()))[^1].Fact.Action);
    }

    [Fact]
    public async Task Settlement_NoAccountsBefore_LeavesItOpenAndSaysWhy()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.RequestAsync(connection);
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        var second = await scene.RequestAsync(connection);

        await scene.SettleForAsync(LongEnough);

        var open = await scene.ReceiptAsync(second.Id);
        Assert.Equal((PurgeState.Unknown, 0), (open.State, open.PreCheck.Accounts));
        Assert.Contains("proves nothing", open.Finding!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settlement_BasiqCannotBeRead_GoesOnAndSaysSo()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        var receipt = await scene.RequestAsync(connection);
        await scene.Host.FailAsync(new SandboxFault($"GET {PurgeScene.AccountsPath}", Status: 403, Times: 3), Cancelled);

        await scene.Settlement.RunAsync(Cancelled);
        var unread = await scene.ReceiptAsync(receipt.Id);
        await scene.SettleForAsync(LongEnough);

        Assert.Equal((PurgeState.Unknown, null), (unread.State, unread.ReadBack!.Accounts));
        Assert.Contains("403", unread.ReadBack.Problem!, StringComparison.Ordinal);
        Assert.Equal(PurgeState.Done, (await scene.ReceiptAsync(receipt.Id)).State);
    }

    [Fact]
    public async Task ReadBack_AskedForByAPerson_SettlesAndIsAudited()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        var receipt = await scene.RequestAsync(connection);

        var settled = await scene.Purges.ReadBackAsync(PurgeScene.Lea, receipt.Id, Cancelled);

        Assert.Equal((PurgeState.Done, 0), (settled.State, settled.ReadBack?.Accounts));
        Assert.Equal(("purge.settled", "u-lea"), (await scene.AuditAsync(receipt.Id.ToString())) is [.., var last] ? (last.Fact.Action, last.ActorId) : default);
    }

    [Fact]
    public async Task Repeat_OfAnUnknownOne_SettlesItFirstAndSendsAnotherThatSaysSo()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true);
        var first = await scene.RequestAsync(connection);

        var unsaid = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection));
        var early = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection, repeats: first.Id));
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = await scene.RequestAsync(connection, repeats: first.Id);
        await scene.SettleForAsync(LongEnough);

        Assert.Contains(first.Id.ToString(), unsaid.Message, StringComparison.Ordinal);
        Assert.Contains("may still be under way", early.Message, StringComparison.Ordinal);
        Assert.Equal((PurgeState.Done, first.Id), (second.State, second.Repeats));
        var open = await scene.ReceiptAsync(first.Id);
        Assert.Equal((PurgeState.Unknown, second.Id), (open.State, open.RepeatedBy));
        Assert.Contains(second.Id.ToString(), open.Finding!, StringComparison.Ordinal);
        Assert.Equal(2, await scene.SentAsync());
    }

    [Fact]
    public async Task Repeat_OfAnUnknownOneThatWasCarriedOut_IsNotSent()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(drop: true, afterEffect: true);
        var first = await scene.RequestAsync(connection);

        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection, repeats: first.Id));

        Assert.Equal(PurgeState.Done, (await scene.ReceiptAsync(first.Id)).State);
        Assert.Equal(1, await scene.SentAsync());
    }

    [Fact]
    public async Task Done_ButDataStillThere_SaysSoAndReadsAgain()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(204);

        var receipt = await scene.RequestAsync(connection);

        var listed = Assert.Single((await scene.Purges.SearchAsync(PurgeScene.Lea, new PurgeFilter(), new PageRequest(), Cancelled)).Items);
        Assert.Equal(PurgeState.Done, receipt.State);
        Assert.Contains("yet still holds", receipt.ReadBack!.Problem!, StringComparison.Ordinal);
        Assert.Equal((PurgeState.Done, await scene.CountAccountsAsync(connection)), (listed.State, listed.AccountsLeft));
        Assert.NotNull(receipt.ReadBack.NextAt);
    }

    [Fact]
    public async Task EverythingKept_HoldsNoPersonalDetail()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var person = await scene.Basiq.Users.GetAsync(UserId.Parse(connection.UserId.Value), Cancelled);
        await scene.FailPurgeAsync(500, afterEffect: true);
        await scene.RequestAsync(connection);
        await scene.SettleForAsync(LongEnough);

        await using var context = scene.Host.Database();
        var kept = string.Join('\n', await context.Set<AuditEntry>().Select(entry => AuditText(entry)).ToListAsync(Cancelled))
            + scene.Host.Logs.AllText;

        Assert.Contains(connection.Id.Value, kept, StringComparison.Ordinal);
        Assert.All(
            new[] { person.Email, person.Mobile, person.LastName, BasiqAdmin.Testing.Basiq.BasiqHost.ApiKey },
            detail => Assert.DoesNotContain(detail!, kept, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Basiq can be read, but no connection comes about for the purge.</summary>
    private sealed class ClosedWay : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith("/purge", StringComparison.Ordinal)
                ? throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused")
                : base.SendAsync(request, cancellationToken);
    }

    private static string AuditText(AuditEntry entry) => $"{entry.ActorName} {entry.Action} {entry.ObjectId} {entry.Reason} {entry.Detail}";
}
