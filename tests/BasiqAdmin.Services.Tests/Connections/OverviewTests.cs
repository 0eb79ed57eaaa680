using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Connections;

/// <summary>What the pages of a user and of a connection read, from Basiq as it answers.</summary>
public sealed class OverviewTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private UserId user;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectionService Service => host.Get<IConnectionService>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync();
        user = UserId.Parse((await host.SandboxUsersAsync(Token))[SeededPeople.Whistler]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_Opened_AsksBasiqOnceForEachThing(bool isConnection)
    {
        var connection = isConnection ? (await ListAsync())[0].Connection.Id : default;
        await host.ResetSandboxAsync(Token);

        Assert.NotNull(isConnection ? await Service.ConnectionOverviewAsync(TestActors.Support, user, connection, Token) : await Service.UserOverviewAsync(TestActors.Support, user, Token));

        var requests = (await host.RequestsAsync(Token)).Where(request => request.StartsWith("GET /users/", StringComparison.Ordinal));
        Assert.Equal(
            ["GET /users/{userId}", "GET /users/{userId}/accounts", "GET /users/{userId}/connections", "GET /users/{userId}/consents", "GET /users/{userId}/jobs"],
            requests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task User_OutsideTheDirectory_IsStored()
    {
        var found = await Service.UserOverviewAsync(TestActors.Support, user, Token);

        Assert.Equal((DirectoryState.Known, UserSource.LookUp, host.Clock.GetUtcNow()), (found!.User.State, found.User.Source, found.User.SyncedAt));
        Assert.Contains('•', found.User.Masked.Name!);
        Assert.Equal(1, (await host.Get<IUserDirectory>().CountAsync(TestActors.Support, Token)).Known);
    }

    [Fact]
    public async Task User_ThatBasiqDoesNotKnow_IsNullAndNotStored()
    {
        var nobody = UserId.Parse("nobody-at-all");

        Assert.Null(await Service.UserOverviewAsync(TestActors.Support, nobody, Token));
        Assert.Null(await Service.ConnectionOverviewAsync(TestActors.Support, nobody, ConnectionId.Parse("any"), Token));

        Assert.Equal(0, (await host.Get<IUserDirectory>().CountAsync(TestActors.Support, Token)).All);
    }

    [Fact]
    public async Task User_ThatIsGone_IsNotFoundAndTheirDetailsAreRemoved()
    {
        await host.StoreAsync(People.User("gone-user", "Gavin", "Belson", "gavin@hooli.com"), People.Connection("its-connection", "gone-user"));

        var found = await Service.UserOverviewAsync(TestActors.Support, UserId.Parse("gone-user"), Token);
        var connection = await Service.ConnectionOverviewAsync(TestActors.Support, UserId.Parse("gone-user"), ConnectionId.Parse("its-connection"), Token);

        await using var database = host.Database();
        var stored = await database.Set<DirectoryUser>().SingleAsync(Token);
        Assert.Equal((DirectoryState.NotFound, 0), (found!.User.State, found.Connections.Value!.Count));
        Assert.Empty(found.Diagnoses.NotRead);
        Assert.Null(connection!.View);
        Assert.Equal((null, null, 0), (stored.Name, stored.Email, stored.Connections));
        Assert.Equal(ConnectionStatus.Deleted, (await database.Set<ConnectionRecord>().SingleAsync(Token)).Status);
    }

    [Fact]
    public async Task Connections_AreLiveAndKeepTheRecordsInStep()
    {
        await host.StoreAsync(People.User(user.Value, "Old", "Name"), People.Connection("no-longer-listed", user.Value));

        var views = await ListAsync();

        await using var database = host.Database();
        var records = await database.Set<ConnectionRecord>().ToDictionaryAsync(record => record.Id, Token);
        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.Equal(view.Connection.Status, records[view.Connection.Id].Status));
        Assert.All(views, view => Assert.Equal(view.DataAsOf, records[view.Connection.Id].DataAsOf));
        Assert.All(views, view => Assert.DoesNotMatch("^AU[0-9]+$", view.InstitutionName));
        Assert.All(views, view => Assert.NotNull(view.BankStatus));
        Assert.Equal(ConnectionStatus.Deleted, records[ConnectionId.Parse("no-longer-listed")].Status);
        Assert.NotEqual("Old Name", (await database.Set<DirectoryUser>().SingleAsync(Token)).Name);
    }

    [Fact]
    public async Task Jobs_AreStored_AndTheUserCountsAsVisited()
    {
        var views = await ListAsync();

        await using var database = host.Database();
        var stored = await database.Set<JobRecord>().Where(job => job.UserId == user).Select(job => job.Id).ToListAsync(Token);
        Assert.Superset(views.Where(view => view.LastJob is not null).Select(view => view.LastJob!.Id).ToHashSet(), stored.ToHashSet());
        Assert.NotEmpty(stored);
        Assert.Equal(host.Clock.GetUtcNow(), (await database.Set<DirectoryUser>().SingleAsync(Token)).JobsVisitedAt);
    }

    [Fact]
    public async Task Connection_HasItsOwnAccountsAndDiagnosis()
    {
        var found = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        var views = found.Connections.Value!;
        Assert.True(views.Count > 1);
        foreach (var view in views)
        {
            var seen = (await Service.ConnectionOverviewAsync(TestActors.Support, user, view.Connection.Id, Token))!;

            Assert.Equal((view.Connection, view.LastJob?.Id, view.DataAsOf, found.User), (seen.View!.Connection, seen.View.LastJob?.Id, seen.View.DataAsOf, seen.User));
            Assert.Equal((await AccountsAtBasiqAsync(view.Connection.Id)).Order(), seen.Accounts!.Select(account => account.Id.Value).Order());
            Assert.All(seen.Accounts!, account => Assert.EndsWith("••••••", account.MaskedName, StringComparison.Ordinal));
            Assert.Equal(view.Connection.Id, Assert.Single(seen.Diagnoses.Connections).ConnectionId);
        }
    }

    [Fact]
    public async Task Connection_OfAnotherUserOrOfNobody_IsNotThere()
    {
        var seen = await Service.ConnectionOverviewAsync(TestActors.Support, user, ConnectionId.Parse("no-such-connection"), Token);

        Assert.Equal((null, user), (seen!.View, seen.User.Id));
    }

    [Fact]
    public async Task Connections_WithARowThatCannotBeRead_AreShown_AndNoneIsDeleted()
    {
        await host.StoreAsync(People.User(user.Value, "Gavin", "Belson"), People.Connection("perhaps-the-odd-one", user.Value));
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", AddRow: """{"type":"connection","status":"pre-init","institution":null}"""), Token);

        var found = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        var odd = (await Service.ConnectionOverviewAsync(TestActors.Support, user, ConnectionId.Parse("perhaps-the-odd-one"), Token))!;

        await using var database = host.Database();
        var record = await database.Set<ConnectionRecord>().SingleAsync(one => one.Id == ConnectionId.Parse("perhaps-the-odd-one"), Token);
        var stored = await database.Set<DirectoryUser>().SingleAsync(Token);
        var views = found.Connections.Value!;
        Assert.NotEmpty(views);
        Assert.All(views, view => Assert.True(view.IsRead));
        Assert.Equal((1, $"row {views.Count + 1}: id"), (views.LeftOut, $"{Assert.Single(views.Odd)}"));
        Assert.Equal(ConnectionStatus.Active, record.Status);
        Assert.Equal(views.Count(view => view.Connection.Status != ConnectionStatus.Deleted) + 1, stored.Connections);
        Assert.False(odd.View!.IsRead);
        Assert.Equal($"One of the connections could not be read (row {views.Count + 1}: id).", Assert.Single(odd.Diagnoses.NotRead).Sentence);
    }

    [Fact]
    public async Task Banks_ThatCannotBeRead_AreNamedById()
    {
        await host.FailAsync("/connectors", status: 500, cancellationToken: Token);

        var found = await host.ThroughRetriesAsync(Service.UserOverviewAsync(TestActors.Support, user, Token), Token);

        Assert.All(found!.Connections.Value!, view => Assert.Equal((view.Connection.InstitutionId?.Value, null), (view.InstitutionName, view.BankStatus)));
    }

    [Fact]
    public async Task Connections_OfAUserWhomBasiqDenies_AreDeniedForThisUserOnly()
    {
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", Status: 401, Times: 1, Code: "unauthorized-access", Detail: "You are not authorized to access this resource"), Token);

        var denied = await Service.UserOverviewAsync(TestActors.Support, user, Token);

        Assert.Equal((BasiqErrorKind.Forbidden, 401), (denied!.Connections.Problem!.Kind, denied.Connections.Problem.HttpStatus));
        Assert.NotEmpty(await ListAsync());
    }

    [Fact]
    public async Task EveryCall_WithoutTheRight_IsRefused()
    {
        var nobody = new Actor("nobody", "Nobody", (Role)99);

        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.UserOverviewAsync(nobody, user, Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.ConnectionOverviewAsync(nobody, user, ConnectionId.Parse("any"), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.SearchAsync(nobody, new ConnectionListFilter(), new PageRequest(), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Service.CountAsync(nobody, Token));
    }

    private async Task<IReadOnlyList<ConnectionView>> ListAsync() => (await Service.UserOverviewAsync(TestActors.Support, user, Token))!.Connections.Value!;

    private async Task<IEnumerable<string>> AccountsAtBasiqAsync(ConnectionId connection) =>
        (await host.Get<BasiqAdmin.Basiq.BasiqClient>().Accounts.ListAsync(user, connection, Token)).Select(account => account.Id.Value);
}
