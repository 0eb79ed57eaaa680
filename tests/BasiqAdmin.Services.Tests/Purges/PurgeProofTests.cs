using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Services.Tests.Purges;

/// <summary>A purge, and the approval of one, need a sign-in that was proven a moment ago.</summary>
public sealed class PurgeProofTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_WithoutAProof_SendsAndStoresNothingAndIsAudited()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();
        var unproven = await SignInAsync(scene, PurgeScene.Ada);

        await Assert.ThrowsAsync<ProofRequiredException>(() => scene.RequestAsync(connection, unproven));

        Assert.Equal(0, await scene.SentAsync());
        var entry = Assert.Single(await scene.AuditAsync(connection.Id.Value));
        Assert.Equal(("purge.rejected", AuditOutcome.Refused, "failed: proof of sign-in"), (entry.Fact.Action, entry.Fact.Outcome, entry.Fact.Detail));
    }

    [Fact]
    public async Task Request_AfterTheProof_IsSent_AndOnceItHasRunOutNoMore()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connections = await scene.FindPurgeableAsync(2);
        var ada = await SignInAsync(scene, PurgeScene.Ada);
        await scene.Host.Get<SessionStore>().ProveAsync(ada, scene.Host.Clock.GetUtcNow(), Cancelled);

        var receipt = await scene.RequestAsync(connections[0], ada);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(PurgeState.Done, receipt.State);
        await Assert.ThrowsAsync<ProofRequiredException>(() => scene.RequestAsync(connections[1], ada));
        Assert.Equal(1, await scene.SentAsync());
    }

    [Fact]
    public async Task Request_WithTheProofOfSomebodyElsesSession_IsRefused()
    {
        await using var scene = await PurgeScene.StartAsync();
        var connection = await scene.FindPurgeableAsync();

        await Assert.ThrowsAsync<ProofRequiredException>(() => scene.RequestAsync(connection, PurgeScene.Ada with { Session = PurgeScene.Ben.Session }));
        await Assert.ThrowsAsync<ProofRequiredException>(() => scene.RequestAsync(connection, PurgeScene.Ada with { Session = null }));

        Assert.Equal(0, await scene.SentAsync());
    }

    [Fact]
    public async Task Approve_WithoutAProof_LeavesThePurgeWaiting()
    {
        await using var scene = await PurgeScene.StartAsync(secondPerson: true);
        var waiting = await scene.RequestAsync(await scene.FindPurgeableAsync());
        var lea = await SignInAsync(scene, PurgeScene.Lea);

        await Assert.ThrowsAsync<ProofRequiredException>(() => scene.Purges.ApproveAsync(lea, waiting.Id, Cancelled));

        Assert.Equal(PurgeState.WaitingForSecondPerson, (await scene.ReceiptAsync(waiting.Id)).State);
        Assert.Equal(0, await scene.SentAsync());
    }

    private static async Task<Actor> SignInAsync(PurgeScene scene, Actor actor)
    {
        var session = actor with { Session = Guid.CreateVersion7() };
        await scene.Host.Get<SessionStore>().StartAsync(new NewSession(session, session.Session.ToString()!, [], "test", ProviderSession: null, ProvedAt: null), Cancelled);
        return session;
    }
}
