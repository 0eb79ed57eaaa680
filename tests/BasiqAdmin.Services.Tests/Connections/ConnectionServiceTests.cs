using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Connections;

public sealed class ConnectionServiceTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectionService Service => host.Get<IConnectionService>();

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 30);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task List_OfAUser_IsLiveAndKeepsTheRecordsInStep()
    {
        var userId = await UserWithConnectionsAsync();
        await host.StoreAsync(People.User(userId.Value, "Old", "Name"), People.Connection("no-longer-listed", userId.Value));

        var views = await Service.ListAsync(TestActors.Support, userId, Token);

        await using var database = host.Database();
        var records = await database.Set<ConnectionRecord>().ToDictionaryAsync(record => record.Id, Token);
        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.Equal(view.Connection.Status, records[view.Connection.Id].Status));
        Assert.All(views, view => Assert.DoesNotMatch("^AU[0-9]+$", view.InstitutionName));
        Assert.All(views, view => Assert.NotNull(view.BankStatus));
        Assert.Equal(ConnectionStatus.Deleted, records[ConnectionId.Parse("no-longer-listed")].Status);
    }

    [Fact]
    public async Task List_OfAUserThatIsGone_FailsAndRemovesTheDetails()
    {
        await host.StoreAsync(People.User("gone-user", "Gavin", "Belson"));

        var exception = await Assert.ThrowsAsync<BasiqException>(() => Service.ListAsync(TestActors.Support, UserId.Parse("gone-user"), Token));

        await using var database = host.Database();
        Assert.Equal(BasiqErrorKind.NotFound, exception.Kind);
        Assert.Null((await database.Set<DirectoryUser>().SingleAsync(Token)).Name);
    }

    [Fact]
    public async Task Get_Connection_HasItsJobsAndAccounts()
    {
        var userId = await UserWithConnectionsAsync();
        var listed = (await Service.ListAsync(TestActors.Support, userId, Token)).First(view => view.LastJob is not null);

        var details = await Service.GetAsync(TestActors.Support, userId, listed.Connection.Id, Token);

        Assert.Equal(listed.Connection.Id, details?.View.Connection.Id);
        Assert.Equal(listed.InstitutionName, details?.View.InstitutionName);
        Assert.Equal(listed.LastJob?.Id, details?.Jobs[0].Id);
        Assert.NotEmpty(details!.Accounts!);
        Assert.All(details.Accounts!, account => Assert.EndsWith("••••••", account.MaskedName, StringComparison.Ordinal));
        Assert.All(details.Jobs, job => Assert.Equal(listed.Connection.Id, job.ConnectionId));
        Assert.Equal(details.Jobs.OrderByDescending(job => job.CreatedAt).Select(job => job.Id), details.Jobs.Select(job => job.Id));
    }

    [Fact]
    public async Task OpenedPages_AskForTheJobsOnceEach_AndStoreThem()
    {
        var userId = await UserWithConnectionsAsync();

        var listed = await Service.ListAsync(TestActors.Support, userId, Token);
        await host.Get<IJobService>().DiagnoseAsync(TestActors.Support, userId, Token);
        var afterUser = await CountJobListsAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Service.GetAsync(TestActors.Support, userId, listed[0].Connection.Id, Token);
        await host.Get<IJobService>().DiagnoseAsync(TestActors.Support, userId, Token);
        var afterConnection = await CountJobListsAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Get<IJobService>().DiagnoseAsync(TestActors.Support, userId, Token);

        await using var database = host.Database();
        var stored = await database.Set<JobRecord>().Where(job => job.UserId == userId).ToListAsync(Token);
        Assert.Equal((1, 2, 3), (afterUser, afterConnection, await CountJobListsAsync()));
        Assert.Superset(listed.Where(view => view.LastJob is not null).Select(view => view.LastJob!.Id).ToHashSet(), stored.Select(job => job.Id).ToHashSet());
        Assert.NotEmpty(stored);
    }

    [Fact]
    public async Task List_WithARowThatCannotBeRead_ShowsTheOthersNamesItAndDeletesNone()
    {
        var userId = await UserWithConnectionsAsync();
        await host.StoreAsync(People.User(userId.Value, "Gavin", "Belson"), People.Connection("perhaps-the-odd-one", userId.Value));
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", AddRow: """{"type":"connection","status":"pre-init","institution":null}"""), Token);

        var views = await Service.ListAsync(TestActors.Support, userId, Token);

        await using var database = host.Database();
        var record = await database.Set<ConnectionRecord>().SingleAsync(one => one.Id == ConnectionId.Parse("perhaps-the-odd-one"), Token);
        var user = await database.Set<DirectoryUser>().SingleAsync(one => one.Id == userId, Token);
        Assert.NotEmpty(views);
        Assert.Equal((1, $"row {views.Count + 1}: id"), (views.LeftOut, $"{Assert.Single(views.Odd)}"));
        Assert.Equal(ConnectionStatus.Active, record.Status);
        Assert.Equal(views.Count(view => view.Connection.Status != ConnectionStatus.Deleted) + 1, user.Connections);
    }

    [Fact]
    public async Task List_WhileJobsCannotBeRead_ShowsTheConnectionsAndClaimsNothingOfJobs()
    {
        var userId = await UserWithConnectionsAsync();
        await host.FailAsync("GET /users/{userId}/jobs", status: 400, cancellationToken: Token);

        var views = await Service.ListAsync(TestActors.Support, userId, Token);
        var details = await Service.GetAsync(TestActors.Support, userId, views[0].Connection.Id, Token);

        Assert.All(views, view => Assert.Equal((false, null), (view.AreJobsRead, view.LastJob)));
        Assert.False(details!.View.AreJobsRead);
    }

    [Fact]
    public async Task List_OfAUserWhomBasiqDenies_SaysSoOfThisUserOnly()
    {
        var userId = await UserWithConnectionsAsync();
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", Status: 401, Times: 1, Code: "unauthorized-access", Detail: "You are not authorized to access this resource"), Token);

        var exception = await Assert.ThrowsAsync<BasiqException>(() => Service.ListAsync(TestActors.Support, userId, Token));

        Assert.Equal((BasiqErrorKind.Forbidden, 401), (exception.Kind, exception.HttpStatus));
        Assert.NotEmpty(await Service.ListAsync(TestActors.Support, userId, Token));
    }

    [Fact]
    public async Task Get_UnknownConnection_IsNull()
    {
        var userId = await UserWithConnectionsAsync();

        Assert.Null(await Service.GetAsync(TestActors.Support, userId, ConnectionId.Parse("no-such-connection"), Token));
    }

    [Fact]
    public async Task List_WhileConnectorsFail_NamesBanksById()
    {
        var userId = await UserWithConnectionsAsync();
        await host.FailAsync("/connectors", status: 500, cancellationToken: Token);

        var views = await host.ThroughRetriesAsync(Service.ListAsync(TestActors.Support, userId, Token), Token);

        Assert.All(views, view => Assert.Equal(view.Connection.InstitutionId?.Value, view.InstitutionName));
        Assert.All(views, view => Assert.Null(view.BankStatus));
    }

    [Fact]
    public async Task EveryCall_WithoutTheRight_IsRefused()
    {
        var nobody = new Actor("nobody", "Nobody", (Role)99);
        var userId = UserId.Parse("any-user");

        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.ListAsync(nobody, userId, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.GetAsync(nobody, userId, ConnectionId.Parse("any"), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.SearchAsync(nobody, new ConnectionListFilter(), new PageRequest(), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.CountAsync(nobody, Token));
    }

    private Task<int> CountJobListsAsync() => host.CountRequestsAsync("GET", "/users/{userId}/jobs", Token);

    private async Task<UserId> UserWithConnectionsAsync()
    {
        var ids = await host.SandboxUsersAsync(Token);
        await host.Get<IUserDirectory>().ImportAsync(TestActors.Admin, new StringReader(string.Join('\n', ids)), null, null, Token);
        await using var database = host.Database();
        return await database.Set<DirectoryUser>().OrderByDescending(user => user.Connections).Select(user => user.Id).FirstAsync(Token);
    }
}
