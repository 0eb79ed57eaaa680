using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class LookupTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private UserId known;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IUserDirectory Directory => host.Get<IUserDirectory>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync();
        known = UserId.Parse((await host.SandboxUsersAsync(Token))[SeededPeople.Max]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Find_WholeUnknownId_IsLookedUp()
    {
        var hits = await Directory.FindAsync(TestActors.Support, $" {known} ", 10, Token);

        var hit = Assert.Single(hits);
        Assert.Equal(known, hit.UserId);
        Assert.True(hit.IsExactId);
    }

    [Fact]
    public async Task Find_WholeUnknownJobId_IsLookedUpAndFoundInTheRecordsAfterwards()
    {
        var failing = UserId.Parse((await host.SandboxUsersAsync(Token))[SeededPeople.Bighead]);
        var jobs = await host.Get<BasiqClient>().Jobs.ListAsync(failing, null, Token);
        var asked = Assert.Single(await Directory.FindAsync(TestActors.Support, jobs[0].Id.Value, 10, Token));
        await host.Get<JobRecorder>().RecordAsync(failing, jobs, null, Token);
        await host.ResetSandboxAsync(Token);

        var stored = Assert.Single(await Directory.FindAsync(TestActors.Support, jobs[0].Id.Value, 10, Token));

        Assert.Equal((failing, jobs[0].Id, true), (asked.UserId, asked.JobId, asked.IsExactId));
        Assert.Equal((failing, jobs[0].Id, true), (stored.UserId, stored.JobId, stored.IsExactId));
        Assert.Equal(0, await host.CountRequestsAsync("GET", "/jobs/{jobId}", Token));
    }

    [Fact]
    public async Task Find_NameThatNobodyHas_AsksBasiqNothing()
    {
        await host.FailAsync("/users/{userId}", status: 500, cancellationToken: Token);

        var hits = await Directory.FindAsync(TestActors.Support, "nobody-of-that-name", 10, Token);

        Assert.Empty(hits);
    }

    [Fact]
    public async Task LookUp_OfADeletedUser_RemovesDetailsAndKeepsIds()
    {
        await host.StoreAsync(People.User("deleted-user", "Gavin", "Belson", "gavin@hooli.com", "+61400123666"), People.Connection("its-connection", "deleted-user"));

        var isKnown = await host.Get<UserLookup>().LookUpAsync(UserId.Parse("deleted-user"), UserSource.Import, Token);

        await using var database = host.Database();
        var user = await database.Set<DirectoryUser>().SingleAsync(Token);
        Assert.False(isKnown);
        Assert.Equal((null, null, null), (user.Name, user.Email, user.Mobile));
        Assert.DoesNotContain("gavin", user.SearchText + user.SortName, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("deleted", (await database.Set<ConnectionRecord>().SingleAsync(Token)).Status.Value);
        Assert.Empty((await Directory.SearchAsync(TestActors.Support, new UserFilter("belson"), new PageRequest(), Token)).Items);
        Assert.Single((await Directory.SearchAsync(TestActors.Support, new UserFilter("deleted-user"), new PageRequest(), Token)).Items);
    }

    [Fact]
    public async Task LookUp_WhileTheKeyIsRejectedWith404_KeepsDetails()
    {
        await host.StoreAsync(People.User("kept-user", "Gavin", "Belson"));
        await host.FailAsync("/token", status: 404, cancellationToken: Token);

        await Assert.ThrowsAsync<BasiqException>(() => host.Get<UserLookup>().LookUpAsync(UserId.Parse("kept-user"), UserSource.Import, Token));

        Assert.Equal(1, (await Directory.CountAsync(TestActors.Support, Token)).Known);
    }

    [Fact]
    public async Task LookUp_WhoseConnectionsFail_StoresTheUserAndComesBackSoon()
    {
        await host.FailAsync("/users/{userId}/connections", status: 400, cancellationToken: Token);

        await Assert.ThrowsAsync<BasiqException>(() => host.Get<UserLookup>().LookUpAsync(known, UserSource.Import, Token));

        await using var database = host.Database();
        var user = await database.Set<DirectoryUser>().SingleAsync(Token);
        Assert.Equal(DirectoryState.Known, user.State);
        Assert.Equal(host.Clock.GetUtcNow(), user.NextSyncAt);
    }

    [Fact]
    public async Task Reveal_OfAUser_ShowsDetailsAndIsAudited()
    {
        await host.StoreAsync(People.User("the-user", "Gavin", "Belson", "gavin@hooli.com", "+61400123666"));

        var details = await Directory.RevealAsync(TestActors.Support, UserId.Parse("the-user"), Token);

        var trail = await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(ActorId: "support"), new PageRequest(), Token);
        var entry = Assert.Single(trail.Items);
        Assert.Equal(new PersonalDetails("Gavin Belson", "gavin@hooli.com", "+61400123666"), details);
        Assert.Equal(("user.revealed", "the-user"), (entry.Fact.Action, entry.Fact.UserId));
        Assert.DoesNotContain("Gavin", entry.Fact.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
