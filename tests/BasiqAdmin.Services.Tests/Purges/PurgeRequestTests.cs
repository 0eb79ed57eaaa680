using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Purges;

public sealed class PurgeRequestTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_ActiveConnection_PurgesOnceAndProvesItOnTheReceipt()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var before = await scene.CountAccountsAsync(connection);

        var receipt = await scene.RequestAsync(connection);

        Assert.Equal((PurgeState.Done, 204, before, 0), (receipt.State, receipt.HttpStatus, receipt.PreCheck.Accounts, receipt.ReadBack?.Accounts));
        Assert.Equal(0, await scene.CountAccountsAsync(connection));
        Assert.Equal(1, await scene.SentAsync());
        Assert.Equal(receipt with { PreCheck = null! }, await scene.ReceiptAsync(receipt.Id) with { PreCheck = null! });
    }

    [Fact]
    public async Task Request_DoneButNotProvenForAFaultOfOurs_SaysSoInTheLog()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await using (var database = scene.Host.Database())
        {
            await database.Database.ExecuteSqlRawAsync(
                """CREATE TRIGGER "NoProof" BEFORE UPDATE ON "PurgeRequests" WHEN OLD."State" = 'Done' AND NEW."LeaseOwner" IS NOT NULL BEGIN SELECT RAISE(ABORT, 'The proof cannot be stored.'); END""", Cancelled);
        }

        var receipt = await scene.RequestAsync(connection);

        var line = Assert.Single(scene.Host.Logs.Lines, line => line.Message.Contains("its proof could not be read or stored", StringComparison.Ordinal));
        Assert.Equal(PurgeState.Done, receipt.State);
        Assert.Contains(connection.Id.Value, line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithAPastedId_TakesItForWhatItIs()
    {
        await using var scene = await PurgeScene.StartAsync();
        Func<string, string>[] pastes = [id => $" {id}", id => $"\u00A0{id}\r\n", id => $"\uFEFF{id}", id => $"\u200B{id[..8]}\u00AD{id[8..]}\u200D"];
        var connections = await scene.FindPurgeableAsync(pastes.Length);

        foreach (var (paste, connection) in pastes.Zip(connections))
        {
            var receipt = await scene.Purges.RequestAsync(PurgeScene.Ada, PurgeScene.Command(connection) with { TypedId = paste(connection.Id.Value) }, Cancelled);

            Assert.Equal(PurgeState.Done, receipt.State);
        }
    }

    [Fact]
    public async Task Request_Done_IsAuditedBeforeAndAfterTheCall()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        var receipt = await scene.RequestAsync(connection);

        var entries = await scene.AuditAsync(receipt.Id.ToString());
        Assert.Equal(
            [("purge.requested", AuditOutcome.Intended), ("purge.done", AuditOutcome.Succeeded), ("purge.read-back", AuditOutcome.Succeeded)],
            entries.Select(entry => (entry.Fact.Action, entry.Fact.Outcome)));
        Assert.Equal(("u-ada", "192.0.2.7", "Customer asked for it"), (entries[0].ActorId, entries[0].Address, entries[0].Fact.Reason));
        Assert.Equal((entries[^1].Sequence, entries[^1].Hash), (receipt.AuditSequence!.Value, receipt.AuditHash));
        Assert.True(await scene.ChainHoldsAsync());
    }

    [Theory]
    [InlineData("ab", null, "reason")]
    [InlineData("   a   ", null, "reason")]
    [InlineData("", null, "reason")]
    [InlineData("good reason", "", "typed id")]
    [InlineData("good reason", "x", "typed id")]
    public async Task Request_BadInput_SaysWhatToDoAndSendsNothing(string reason, string? typed, string about)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var command = PurgeScene.Command(connection) with { Reason = reason, TypedId = typed ?? connection.Id.Value };

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.RequestAsync(PurgeScene.Ada, command, Cancelled));

        Assert.Contains(about, rejection.Message, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
        Assert.Equal(AuditOutcome.Refused, Assert.Single(await scene.AuditAsync("purge.rejected")).Fact.Outcome);
    }

    [Fact]
    public async Task Request_ReasonTooLongOrIdInAnotherCase_IsRejected()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var command = PurgeScene.Command(connection);

        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.RequestAsync(PurgeScene.Ada, command with { Reason = new string('x', 501) }, Cancelled));
        await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.Purges.RequestAsync(PurgeScene.Ada, command with { TypedId = command.TypedId.ToUpperInvariant() + "A" }, Cancelled));

        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task Request_TypedIdWithSpacesAroundIt_IsAccepted()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        var receipt = await scene.Purges.RequestAsync(PurgeScene.Ada, PurgeScene.Command(connection) with { TypedId = $" {connection.Id.Value}\n" }, Cancelled);

        Assert.Equal(PurgeState.Done, receipt.State);
    }

    [Fact]
    public async Task Request_BySupport_IsRefusedAuditedAndNotSent()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.RequestAsync(connection, PurgeScene.Sam));
        await Assert.ThrowsAsync<AccessDeniedException>(() => scene.Purges.PreCheckAsync(PurgeScene.Sam, connection.UserId, connection.Id, Cancelled));

        Assert.Equal(0, await scene.SentAsync());
        Assert.All(await scene.AuditAsync("access.refused"), entry => Assert.Equal(("u-sam", connection.Id.Value), (entry.ActorId, entry.Fact.ObjectId)));
    }

    [Fact]
    public async Task Request_ConnectionNotActive_IsRejectedWithTheCheckAndNotSent()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindAsync((connection, _) => Task.FromResult(connection.Status == ConnectionStatus.Invalid));

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection));

        var failed = Assert.Single(rejection.PreCheck!.Checks, check => check.Verdict == CheckVerdict.Failed);
        Assert.Contains("invalid", failed.Evidence, StringComparison.Ordinal);
        Assert.Contains("renew", failed.Instead!, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task Request_JobRunning_NamesTheJobAndSaysWait()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var refresh = await scene.Basiq.Connections.RefreshAsync(connection.UserId, connection.Id, Cancelled);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection));

        Assert.Contains($"Wait until job {refresh.Job.Id} has ended", rejection.Message, StringComparison.Ordinal);
        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task PreCheck_OtherConnectionAtTheBank_NamesItAsAWarning()
    {
        await using var scene = await PurgeScene.StartAsync();
        Connection? other = null;
        var connection = await scene.FindAsync((connection, all) =>
        {
            other = all.FirstOrDefault(other => other.Id != connection.Id && other.InstitutionId == connection.InstitutionId && other.Status != ConnectionStatus.Deleted);
            return Task.FromResult(connection.Status == ConnectionStatus.Active && other is not null);
        });

        var preCheck = await scene.Purges.PreCheckAsync(PurgeScene.Ada, connection.UserId, connection.Id, Cancelled);

        var warning = Assert.Single(preCheck.Checks, check => check.Rule == "Only connection at this bank");
        Assert.Equal(CheckVerdict.Warning, warning.Verdict);
        Assert.Contains(other!.Id.Value, warning.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PreCheck_ConnectionUnknownToBasiq_Fails()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        var preCheck = await scene.Purges.PreCheckAsync(PurgeScene.Ada, connection.UserId, ConnectionId.Parse("no-such-connection"), Cancelled);

        Assert.False(preCheck.Allowed);
        Assert.Contains(preCheck.Checks, check => check is { Rule: "Connection exists", Verdict: CheckVerdict.Failed, Instead: not null });
    }

    [Theory]
    [InlineData("/users/{userId}/accounts", "Data to purge")]
    [InlineData("/users/{userId}/jobs", "No job is queued or running")]
    [InlineData("/users/{userId}/connections", "Only connection at this bank")]
    [InlineData("/users/{userId}/connections/{connectionId}", "Connection exists")]
    public async Task PreCheck_BasiqCannotBeRead_FailsHonestly(string path, string rule)
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.Host.FailAsync(new SandboxFault($"GET {path}", Status: 403), Cancelled);

        var rejection = await Assert.ThrowsAsync<PurgeRejectedException>(() => scene.RequestAsync(connection));

        Assert.Contains(rejection.PreCheck!.Checks, check => check.Rule == rule && check.Verdict == CheckVerdict.Failed && check.Evidence.Contains("403", StringComparison.Ordinal));
        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task PreCheck_EveryCheck_HasEvidenceAndTime()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        var preCheck = await scene.Purges.PreCheckAsync(PurgeScene.Lea, connection.UserId, connection.Id, Cancelled);

        Assert.True(preCheck.Allowed);
        Assert.Equal(7, preCheck.Checks.Count);
        Assert.All(preCheck.Checks, check => Assert.False(string.IsNullOrWhiteSpace(check.Evidence)));
        Assert.All(preCheck.Checks, check => Assert.Equal(scene.Host.Clock.GetUtcNow(), check.CheckedAt));
    }

    [Fact]
    public async Task Request_ManyAtTheSameMomentFromTwoApps_SendsExactlyOne()
    {
        await using var scene = await PurgeScene.StartAsync();
        await using var secondApp = await scene.StartSecondAppAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(latencyMs: 3000, times: 0);

        var attempts = Enumerable.Range(0, 12).Select(number => number % 2 == 0 ? scene.RequestAsync(connection) : secondApp.RequestAsync(connection, PurgeScene.Ben));
        var outcomes = await Task.WhenAll(attempts.Select(ErrorOfAsync));

        Assert.Equal(1, await scene.SentAsync());
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(11, outcomes.Count(outcome => outcome?.Message.Contains("is being sent right now", StringComparison.Ordinal) == true));
        Assert.True(await scene.ChainHoldsAsync());
    }

    [Fact]
    public async Task Request_CallerGoneWhileSending_StillHasItsOutcomeStored()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        await scene.FailPurgeAsync(latencyMs: 300);
        using var browser = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        var request = scene.Purges.RequestAsync(PurgeScene.Ada, PurgeScene.Command(connection), browser.Token);
        await scene.UntilSendingAsync(connection);
        await browser.CancelAsync();
        var receipt = await request;

        Assert.Equal(PurgeState.Done, (await scene.ReceiptAsync(receipt.Id)).State);
    }

    private static async Task<Exception?> ErrorOfAsync(Task<PurgeReceipt> attempt)
    {
        try
        {
            await attempt;
            return null;
        }
        catch (PurgeRejectedException rejection)
        {
            return rejection;
        }
    }
}
