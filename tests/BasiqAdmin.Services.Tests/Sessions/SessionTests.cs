using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Sessions;

public sealed class SessionTests : IAsyncLifetime
{
    private const string Issuer = "https://login.example/tenant/v2.0";

    private ServicesHost host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private SessionStore Store => host.Get<SessionStore>();

    private IStaffSessions Sessions => host.Get<IStaffSessions>();

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 1);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Session_Started_LastsIsListedAndAudited()
    {
        var ada = await SignInAsync("ada");

        var found = await Store.FindAsync("key-of-ada-1", Cancelled);
        var row = Assert.Single((await Sessions.SearchAsync(TestActors.Admin, new SessionFilter("ada"), new PageRequest(), Cancelled)).Items);
        var entry = Assert.Single(await AuditAsync(ada));
        Assert.Equal(ada.Session, found?.Id);
        Assert.Equal((ada.Session, "ada", "192.0.2.7", Issuer, (DateTimeOffset?)null), (row.Id, row.ActorId, row.Address, row.Provider, row.EndedAt));
        Assert.Equal(("session.started", "ada", "192.0.2.7", $"provider={Issuer}"), (entry.Fact.Action, entry.ActorId, entry.Address, entry.Fact.Detail));
    }

    [Fact]
    public async Task Session_IdleForTooLong_LetsNobodyInAndIsClosedAndAudited()
    {
        var ada = await SignInAsync("ada");

        host.Clock.Advance(TimeSpan.FromMinutes(59));
        var before = await Store.FindAsync(IdOf(ada), Cancelled);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await Store.FindAsync(IdOf(ada), Cancelled);
        var closed = await host.Get<SessionCare>().RunAsync(Cancelled);

        Assert.NotNull(before);
        Assert.Null(after);
        Assert.Equal(1, closed.Handled);
        Assert.Equal(SessionEnd.Idle, (await RowAsync(ada)).Ended);
        Assert.Equal(("session.ended", "System"), ((await AuditAsync(ada))[^1].Fact.Action, (await AuditAsync(ada))[^1].Role));
    }

    [Fact]
    public async Task Session_InWhichSomethingIsDone_StaysAwakeUntilItsLifetimeIsOver()
    {
        var ada = await SignInAsync("ada");

        for (var minutes = 0; minutes < 600; minutes += 30)
        {
            Assert.NotNull(await Store.FindAsync(IdOf(ada), Cancelled));
            host.Clock.Advance(TimeSpan.FromMinutes(30));
            await Store.SeeAsync(IdOf(ada), Cancelled);
        }

        Assert.Null(await Store.FindAsync(IdOf(ada), Cancelled));
        await host.Get<SessionCare>().RunAsync(Cancelled);
        Assert.Equal(SessionEnd.Expired, (await RowAsync(ada)).Ended);
    }

    [Fact]
    public async Task Session_SeenAfterItEnded_StaysEnded()
    {
        var ada = await SignInAsync("ada");
        host.Clock.Advance(TimeSpan.FromHours(2));

        await Store.SeeAsync(IdOf(ada), Cancelled);

        Assert.Null(await Store.FindAsync(IdOf(ada), Cancelled));
    }

    [Fact]
    public async Task End_ByAnAdmin_EndsThatOneDropsItsTicketAndSaysWho()
    {
        var first = await SignInAsync("ada");
        var second = await SignInAsync("ada", number: 2);

        var ended = await Sessions.EndAsync(TestActors.Admin, IdOf(first), Cancelled);
        var again = await Sessions.EndAsync(TestActors.Admin, IdOf(first), Cancelled);

        Assert.Equal((true, false), (ended, again));
        Assert.Null(await Store.FindAsync(IdOf(first), Cancelled));
        Assert.NotNull(await Store.FindAsync(IdOf(second), Cancelled));
        Assert.Empty((await RowAsync(first)).Ticket);
        var entry = (await AuditAsync(first))[^1];
        Assert.Equal(("session.ended", "admin", $"provider={Issuer} person=ada why=EndedByAdmin"), (entry.Fact.Action, entry.ActorId, entry.Fact.Detail));
    }

    [Theory]
    [InlineData(Role.Support)]
    [InlineData(Role.TeamLead)]
    [InlineData(Role.Auditor)]
    public async Task SearchAndEnd_WithoutTheRight_AreRefused(Role role)
    {
        var ada = await SignInAsync("ada");
        var somebody = new Actor("somebody", "Somebody", role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Sessions.SearchAsync(somebody, new SessionFilter(), new PageRequest(), Cancelled));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Sessions.EndAsync(somebody, IdOf(ada), Cancelled));

        Assert.NotNull(await Store.FindAsync(IdOf(ada), Cancelled));
    }

    [Fact]
    public async Task SignOutEverywhere_EndsAllOfThePersonAndNobodyElses()
    {
        var ada = await SignInAsync("ada");
        await SignInAsync("ada", number: 2);
        var ben = await SignInAsync("ben");

        var count = await Sessions.SignOutEverywhereAsync(ada, Cancelled);

        Assert.Equal(2, count);
        Assert.Null(await Store.FindAsync("key-of-ada-2", Cancelled));
        Assert.NotNull(await Store.FindAsync(IdOf(ben), Cancelled));
    }

    [Fact]
    public async Task Proof_LastsForItsTimeInItsOwnSessionOnly()
    {
        var ada = await SignInAsync("ada");
        var other = await SignInAsync("ada", number: 2);

        var none = await Sessions.ProvenUntilAsync(ada, Cancelled);
        await Store.ProveAsync(ada, host.Clock.GetUtcNow(), Cancelled);
        var until = await Sessions.ProvenUntilAsync(ada, Cancelled);
        var elsewhere = await Sessions.ProvenUntilAsync(other, Cancelled);
        var asSomebodyElse = await Sessions.ProvenUntilAsync(ada with { Id = "ben" }, Cancelled);
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Null(none);
        Assert.Equal(host.Clock.GetUtcNow(), until);
        Assert.Null(elsewhere);
        Assert.Null(asSomebodyElse);
        Assert.Null(await Sessions.ProvenUntilAsync(ada, Cancelled));
        Assert.Equal("session.proven", (await AuditAsync(ada))[^1].Fact.Action);
    }

    [Fact]
    public async Task Prove_ASessionThatHasEnded_IsNoProof()
    {
        var ada = await SignInAsync("ada");
        await Sessions.SignOutEverywhereAsync(ada, Cancelled);

        Assert.False(await Store.ProveAsync(ada, host.Clock.GetUtcNow(), Cancelled));
        Assert.Null(await Sessions.ProvenUntilAsync(ada, Cancelled));
    }

    [Fact]
    public async Task Watch_EndedHere_TellsAtOnceAndOnce()
    {
        var ada = await SignInAsync("ada");
        var told = 0;
        using var following = host.Get<SessionWatch>().Follow(IdOf(ada), () => told++);

        await Sessions.SignOutEverywhereAsync(ada, Cancelled);

        Assert.Equal(1, told);
        Assert.Equal(0, host.Clock.ActiveTimers);
    }

    [Fact]
    public async Task Watch_EndedOnAnotherInstance_TellsWithinFiveSeconds()
    {
        var ada = await SignInAsync("ada");
        var ben = await SignInAsync("ben");
        var told = new TaskCompletionSource();
        using var following = host.Get<SessionWatch>().Follow(IdOf(ada), told.SetResult);
        using var other = host.Get<SessionWatch>().Follow(IdOf(ben), () => Assert.Fail("Another session was told."));
        await using (var database = host.Database())
        {
            await database.Set<StaffSession>().Where(session => session.Id == ada.Session).ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, host.Clock.GetUtcNow()), Cancelled);
        }

        host.Clock.Advance(TimeSpan.FromSeconds(2));

        await told.Task.WaitAsync(Cancelled);
    }

    [Fact]
    public async Task Watch_ThatNobodyNeeds_LooksNoMore()
    {
        var ada = await SignInAsync("ada");

        host.Get<SessionWatch>().Follow(IdOf(ada), () => { }).Dispose();

        Assert.Equal(0, host.Clock.ActiveTimers);
    }

    [Fact]
    public async Task TakeDue_AfterTheTimeOfARecheck_GivesEachSessionOnce()
    {
        var ada = await SignInAsync("ada");
        var early = await Store.TakeDueAsync(Cancelled);
        host.Clock.Advance(TimeSpan.FromMinutes(30));

        var due = await Store.TakeDueAsync(Cancelled);
        var again = await Store.TakeDueAsync(Cancelled);

        Assert.Empty(early);
        Assert.Equal((ada.Session, "ada", Role.Admin), (due.Single().Id, due.Single().ActorId, due.Single().Role));
        Assert.Empty(again);
    }

    [Fact]
    public async Task Refuse_IsAuditedAsRefused()
    {
        await Store.RefuseAsync(new Actor("stranger", "Stranger", Role.Support, "192.0.2.9"), Issuer, "NoRole", Cancelled);

        var entry = (await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(Action: "session.refused"), new PageRequest(), Cancelled)).Items.Single();
        Assert.Equal((AuditOutcome.Refused, "stranger", "192.0.2.9", $"provider={Issuer} problem=NoRole"), (entry.Fact.Outcome, entry.ActorId, entry.Address, entry.Fact.Detail));
    }

    [Fact]
    public async Task Retention_DropsEndedSessionsOnly()
    {
        var ended = await SignInAsync("ada");
        var lasting = await SignInAsync("ben");
        await Sessions.SignOutEverywhereAsync(ended, Cancelled);
        host.Clock.Advance(TimeSpan.FromDays(91));

        await host.Get<Retention>().RunAsync(Cancelled);

        await using var database = host.Database();
        var left = await database.Set<StaffSession>().Select(session => session.Id).ToListAsync(Cancelled);
        Assert.DoesNotContain(IdOf(ended), left);
        Assert.Contains(IdOf(lasting), left);
    }

    private async Task<Actor> SignInAsync(string id, int number = 1)
    {
        var actor = new Actor(id, id, Role.Admin, "192.0.2.7", Guid.CreateVersion7());
        await Store.StartAsync(new NewSession(actor, $"key-of-{id}-{number}", [1, 2, 3], Issuer, $"sid-{number}", ProvedAt: null), Cancelled);
        return actor;
    }

    private static Guid IdOf(Actor actor) => actor.Session ?? throw new InvalidOperationException("Nobody signed in.");

    private async Task<StaffSession> RowAsync(Actor actor)
    {
        await using var database = host.Database();
        return await database.Set<StaffSession>().AsNoTracking().SingleAsync(session => session.Id == actor.Session, Cancelled);
    }

    private async Task<IReadOnlyList<AuditRow>> AuditAsync(Actor actor) =>
        [.. (await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(Text: actor.Session.ToString()), new PageRequest(100), Cancelled)).Items.Reverse()];
}
