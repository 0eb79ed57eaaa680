using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>Refreshing against the sandbox: what is sent, stored, audited and said.</summary>
public sealed class RefreshServiceTests : IAsyncLifetime
{
    private RefreshScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RefreshScene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Refresh_Allowed_StartsOneJobThatIsAuditedFollowedAndNamedAfterThePerson()
    {
        var connection = await scene.AllowedAsync();

        var answer = await scene.RefreshAsync(connection);

        var row = Assert.Single(await scene.HistoryAsync(connection));
        var trail = await scene.AuditAsync(connection);
        Assert.Equal(RefreshAnswerKind.Started, answer.Kind);
        Assert.Equal(1, await scene.SentAsync());
        Assert.Equal((RefreshState.Started, answer.JobId, true), (row.State, row.JobId, row.ByHand));
        Assert.Equal(["refresh.requested", "refresh.started"], trail.Select(entry => entry.Fact.Action));
        Assert.All(trail, entry => Assert.Equal(RefreshScene.Sam.Id, entry.ActorId));
        Assert.Equal("Sam Support", (await scene.JobAsync(answer.JobId))!.StartedBy);
        Assert.Equal(1, scene.Host.Get<JobFollower>().Followed);
    }

    [Fact]
    public async Task Refresh_WhileItsJobRuns_SendsNothingAndLeadsToThatJobAndItsStarter()
    {
        var connection = await scene.AllowedAsync();
        var first = await scene.RefreshAsync(connection);

        var second = await scene.RefreshAsync(connection, RefreshScene.Ota);

        Assert.Equal((RefreshAnswerKind.UnderWay, first.JobId, "Sam Support"), (second.Kind, second.JobId, second.By));
        Assert.Equal(1, await scene.SentAsync());
        Assert.Single(await scene.HistoryAsync(connection));
        Assert.Equal((RefreshScene.Ota.Id, "rules=NoJobUnderWay,MinimumInterval"), await RejectedAsync(scene, connection));
    }

    [Fact]
    public async Task Refresh_InAMajorOutage_IsBlockedAuditedAndNotSent()
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.SetBankAsync(connection.InstitutionId!.Value.Value, connection.Method.Value, "major-outage", Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        await scene.Host.RereadBanksAsync(Token);

        var answer = await scene.RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711");

        Assert.Equal(RefreshAnswerKind.NotAllowed, answer.Kind);
        Assert.Contains("is in a major outage. Not known: when the bank is operational again.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
        Assert.Equal(("refresh.rejected", "rules=BankHealth"), ((await scene.AuditAsync(connection)).Single().Fact.Action, (await scene.AuditAsync(connection)).Single().Fact.Detail));
    }

    [Theory]
    [InlineData("GET /users/{userId}/consents", RefreshRule.Consent, "The consents could not be read: Basiq answered 500")]
    [InlineData("GET /users/{userId}/jobs", RefreshRule.NoJobUnderWay, "The jobs could not be read: Basiq answered 500")]
    public async Task Refresh_WhileAPartCannotBeRead_IsNotSentUnlessSomebodyOverridesIt_AndTheRecordSaysSo(string call, RefreshRule rule, string evidence)
    {
        var connection = await scene.AllowedAsync();
        await scene.CheckAsync(connection);
        var readAt = scene.Host.Clock.GetUtcNow();
        await scene.Host.FailAsync(call, status: 500, cancellationToken: Token);

        var refused = await scene.Host.ThroughRetriesAsync(scene.RefreshAsync(connection), Token);
        var sentBefore = await scene.SentAsync();
        var sent = await scene.Host.ThroughRetriesAsync(scene.RefreshAsync(connection, RefreshScene.Lea, "Ticket 4711"), Token);

        var kept = Assert.Single(await scene.HistoryAsync(connection)).Checks.Single(check => check.IsAgainst);
        Assert.Equal((RefreshAnswerKind.NotAllowed, 0, RefreshAnswerKind.Started), (refused.Kind, sentBefore, sent.Kind));
        Assert.Contains(evidence, refused.Text, StringComparison.Ordinal);
        Assert.Equal((rule, true, readAt), (kept.Rule, kept.IsNotKnown, kept.SeenAt));
        Assert.Equal($"rules={rule}", (await scene.AuditAsync(connection))[0].Fact.Detail);
        Assert.Equal($"overridden={rule}", (await scene.AuditAsync(connection))[1].Fact.Detail);
    }

    [Fact]
    public async Task Refresh_WithAConsentThatCannotBeReadBesideARevokedOne_IsBlocked()
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.FailAsync(
            new SandboxFault("GET /users/{userId}/consents", Body: """{"data":[{"id":"k1","status":"revoked","revoked":"2026-01-01T00:00:00Z","data":{"retainData":"true","initialRetrievalDays":""}},null]}"""), Token);

        var check = (await scene.CheckAsync(connection)).Of(RefreshRule.Consent)!;

        Assert.Equal(CheckOutcome.Blocked, check.Outcome);
        Assert.EndsWith("One of the consents could not be read (row 2: empty).", check.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_WithAJobRowThatCannotBeRead_IsAdvisedAgainst()
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.FailAsync(new SandboxFault("GET /users/{userId}/jobs", AddRow: """{"type":"job","steps":[]}"""), Token);

        var verdict = await scene.CheckAsync(connection);

        Assert.Equal((true, RefreshRule.NoJobUnderWay), (verdict.CanBeOverridden, Assert.Single(verdict.Against).Rule));
    }

    [Fact]
    public async Task Refresh_OfTheAppItself_WaitsForWhatCannotBeRead()
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.FailAsync("GET /users/{userId}/consents", status: 400, cancellationToken: Token);

        var answer = await scene.RefreshAsync(connection, Actor.System);

        Assert.Equal((RefreshAnswerKind.NotAllowed, 0), (answer.Kind, await scene.SentAsync()));
    }

    [Fact]
    public async Task Refresh_AgainstAdvice_NeedsTheRightAndAReason()
    {
        var connection = await scene.AllowedAsync();
        await EndJobAsync(await scene.RefreshAsync(connection));

        var refused = await scene.RefreshAsync(connection);
        var wordless = await scene.RefreshAsync(connection, RefreshScene.Lea, " ");
        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.RefreshAsync(connection, RefreshScene.Sam, "Ticket 4711"));
        var sentBefore = await scene.SentAsync();
        var overridden = await scene.RefreshAsync(connection, RefreshScene.Lea, " Ticket 4711 ");

        Assert.Equal((RefreshAnswerKind.NotAllowed, RefreshAnswerKind.NotAllowed, RefreshAnswerKind.Started), (refused.Kind, wordless.Kind, overridden.Kind));
        Assert.Equal((1, 2), (sentBefore, await scene.SentAsync()));
        Assert.Equal("Ticket 4711", (await scene.HistoryAsync(connection))[0].OverrideReason);
        Assert.Equal(RefreshRule.MinimumInterval, Assert.Single((await scene.HistoryAsync(connection))[0].Checks, check => check.IsAgainst).Rule);
        Assert.Contains(await scene.AuditAsync(connection), entry => entry.Fact is { Action: "refresh.requested", Reason: "Ticket 4711", Detail: "overridden=MinimumInterval" });
    }

    [Fact]
    public async Task Refresh_ByTheSystem_NeverOverridesAndIsNamedAfterTheQueue()
    {
        var connection = await scene.AllowedAsync();
        var answer = await scene.RefreshAsync(connection, Actor.System);
        await EndJobAsync(answer);

        var again = await scene.RefreshAsync(connection, Actor.System, "because");

        Assert.Equal(RefreshAnswerKind.NotAllowed, again.Kind);
        Assert.False(Assert.Single(await scene.HistoryAsync(connection)).ByHand);
        Assert.Equal("Recovery queue", (await scene.JobAsync(answer.JobId))!.StartedBy);
    }

    [Fact]
    public async Task Refresh_OfAnInvalidConnection_GoesWithAReasonOnly()
    {
        var connection = await scene.FindAsync(one => one.Status == ConnectionStatus.Invalid && one.Method == ConnectionMethod.Web);

        var refused = await scene.RefreshAsync(connection, RefreshScene.Lea);
        var overridden = await scene.RefreshAsync(connection, RefreshScene.Lea, "The customer says that the password is right");

        Assert.Contains("Its status is invalid", refused.Text, StringComparison.Ordinal);
        Assert.Equal((RefreshAnswerKind.Started, 1), (overridden.Kind, await scene.SentAsync()));
    }

    [Fact]
    public async Task Refresh_OfAPurgedConnection_NeedsAReason_AndFetchesTheDataAgain()
    {
        var connection = await scene.AllowedAsync();
        var accounts = (await scene.Basiq.Accounts.ListAsync(connection.UserId, connection.Id, Token)).Count;
        await scene.Host.Get<IPurgeService>().RequestAsync(TestActors.Admin, new PurgeCommand(connection.UserId, connection.Id, "Ticket 4711", connection.Id.Value), Token);
        var afterPurge = (await scene.Basiq.Accounts.ListAsync(connection.UserId, connection.Id, Token)).Count;

        var unexplained = await scene.RefreshAsync(connection, TestActors.Admin);
        var answer = await scene.RefreshAsync(connection, TestActors.Admin, "The customer asked for it on the phone");
        await EndJobAsync(answer);

        Assert.Equal((RefreshAnswerKind.NotAllowed, RefreshAnswerKind.Started), (unexplained.Kind, answer.Kind));
        Assert.StartsWith("Nothing was sent. Its data was purged. A refresh fetches it again.", unexplained.Text, StringComparison.Ordinal);
        Assert.Equal((0, accounts), (afterPurge, (await scene.Basiq.Accounts.ListAsync(connection.UserId, connection.Id, Token)).Count));
    }

    [Fact]
    public async Task Refresh_OfAPurgedConnection_ByTheAppItself_IsRefusedUntilAPersonHasAskedForIt()
    {
        var connection = await scene.AllowedAsync();
        await scene.Host.Get<IPurgeService>().RequestAsync(TestActors.Admin, new PurgeCommand(connection.UserId, connection.Id, "Ticket 4711", connection.Id.Value), Token);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var refused = await scene.RefreshAsync(connection, Actor.System);
        var told = await scene.CheckAsync(connection);
        await EndJobAsync(await scene.RefreshAsync(connection, RefreshScene.Lea, "The customer asked for it on the phone"));
        scene.Host.Clock.Advance(TimeSpan.FromHours(2));

        var allowed = await scene.RefreshAsync(connection, Actor.System);

        Assert.Equal(RefreshAnswerKind.NotAllowed, refused.Kind);
        Assert.StartsWith("Nothing was sent. Its data was purged.", refused.Text, StringComparison.Ordinal);
        Assert.Equal((false, CheckOutcome.AdvisedAgainst), (told.IsAllowed, told.Of(RefreshRule.NotPurged)?.Outcome));
        Assert.Equal(RefreshAnswerKind.Started, allowed.Kind);
        Assert.Equal(2, await scene.SentAsync());
    }

    [Fact]
    public async Task Refresh_WithoutTheRight_IsRefused()
    {
        var connection = await scene.AllowedAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.RefreshAsync(connection, new Actor("nobody", "Nobody", (Role)99)));

        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task WhoeverComesWhileACallIsOut_WaitsForItsJobAndIsToldByWhom()
    {
        var connection = await scene.AllowedAsync();
        var refresh = await scene.LeaveSendingAsync(connection);
        var asking = scene.RefreshAsync(connection);
        await scene.Host.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(10), Token);
        await scene.StartedAsync(refresh, JobId.Parse("job-7"));

        var answer = await scene.Host.Clock.DriveAsync(asking, TimeSpan.FromSeconds(12), Token);

        Assert.Equal((RefreshAnswerKind.UnderWay, "job-7", "Ota Support"), (answer.Kind, answer.JobId!.Value.Value, answer.By));
        Assert.Contains("Ota Support asked for a refresh a moment ago", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
        Assert.Equal((RefreshScene.Sam.Id, "rules=NoJobUnderWay"), await RejectedAsync(scene, connection));
    }

    [Fact]
    public async Task WhoeverReadsTheJobsJustBeforeACallIsAnswered_IsLedToItsJobToo()
    {
        var answered = new AfterListing();
        await using var other = await RefreshScene.StartAsync(services => services.AddHttpClient("Basiq").AddHttpMessageHandler(() => answered));
        var connection = await other.AllowedAsync();
        var refresh = await other.LeaveSendingAsync(connection);
        answered.ThenAsync = () => other.StartedAsync(refresh, JobId.Parse("job-7"));

        var answer = await other.RefreshAsync(connection);

        Assert.Equal((RefreshAnswerKind.UnderWay, "job-7", "Ota Support"), (answer.Kind, answer.JobId?.Value, answer.By));
        Assert.Equal(0, await other.SentAsync());
        Assert.Equal((RefreshScene.Sam.Id, "rules=NoJobUnderWay"), await RejectedAsync(other, connection));
    }

    [Fact]
    public async Task Override_WithoutARightReason_IsAudited()
    {
        var connection = await scene.AllowedAsync();

        await scene.RefreshAsync(connection, RefreshScene.Lea, " ");

        Assert.Equal((RefreshScene.Lea.Id, "rules=OverrideReason"), await RejectedAsync(scene, connection));
    }

    private static async Task<(string Actor, string? Detail)> RejectedAsync(RefreshScene scene, Connection connection)
    {
        var entry = Assert.Single(await scene.AuditAsync(connection), entry => entry.Fact.Action == "refresh.rejected");
        return (entry.ActorId, entry.Fact.Detail);
    }

    private async Task EndJobAsync(RefreshAnswer answer)
    {
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));

        // From one look at the job to the next, and short of the time after which a look that is under way would be given up.
        await scene.Host.Clock.DriveAsync(scene.Host.Get<JobFollower>().EndedAsync(Token), TimeSpan.FromSeconds(11), Token);
        Assert.NotNull(answer.JobId);
    }

    /// <summary>Something that happens between the reading of the jobs and whoever reads them.</summary>
    private sealed class AfterListing : DelegatingHandler
    {
        public Func<Task> ThenAsync { get; set; } = () => Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.EndsWith("/jobs", StringComparison.Ordinal))
            {
                await ThenAsync();
            }

            return reply;
        }
    }
}
