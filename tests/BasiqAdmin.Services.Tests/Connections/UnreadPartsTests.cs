using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Connections;

/// <summary>Whatever Basiq does not answer of a user: the rest is shown, and nothing is taken for empty.</summary>
public sealed class UnreadPartsTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private UserId user;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectionService Service => host.Get<IConnectionService>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync();
        user = UserId.Parse((await host.SandboxUsersAsync(Token))[SeededPeople.Gavin]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("/connections", BasiqPart.Connections)]
    [InlineData("/jobs", BasiqPart.Jobs)]
    [InlineData("/consents", BasiqPart.Consents)]
    [InlineData("/accounts", BasiqPart.Accounts)]
    public async Task Part_ThatCannotBeRead_IsNamedWithItsLastReading_AndHidesNoOther(string path, BasiqPart part)
    {
        var before = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        var (readAt, id) = (host.Clock.GetUtcNow(), before.Connections.Value![0].Connection.Id);
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await FailAsync(path);

        var after = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        var connection = (await Service.ConnectionOverviewAsync(TestActors.Support, user, id, Token))!;

        Assert.All(new[] { after.Diagnoses, connection.Diagnoses }, found => Assert.Equal((part, readAt), Assert.Single(found.NotRead) is var missing ? (missing.Part, missing.LastReadAt) : default));
        Assert.Equal(before.User with { SyncedAt = host.Clock.GetUtcNow() }, after.User);
        Assert.Equal(part != BasiqPart.Connections, after.Connections.IsRead);
        Assert.Equal((part != BasiqPart.Connections, part != BasiqPart.Jobs, before.Connections.Value[0].DataAsOf), (connection.View!.IsRead, connection.View.AreJobsRead, connection.View.DataAsOf));
        Assert.Equal(part != BasiqPart.Accounts, connection.Accounts is { Count: > 0 });
        Assert.Equal(part != BasiqPart.Consents, connection.Diagnoses.Consents.Count > 0);
        Assert.Equal(Cause.NotKnown, Assert.Single(connection.Diagnoses.Connections).Diagnosis?.Cause);
    }

    [Fact]
    public async Task User_ThatCannotBeRead_IsShownAsStored_AndTheRestIsRead()
    {
        var before = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await FailAsync("");

        var after = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;

        Assert.Equal(before.User, after.User);
        Assert.True(after.Connections.Value is { Count: > 0 });
        Assert.Empty(after.Diagnoses.NotRead);
    }

    [Fact]
    public async Task Everything_ThatCannotBeRead_LeavesWhatIsStored_AndChangesNothing()
    {
        var before = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        var stored = await StoredAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await FailAsync("", "/connections", "/jobs", "/consents", "/accounts");

        var after = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!;
        var connection = (await Service.ConnectionOverviewAsync(TestActors.Support, user, before.Connections.Value![0].Connection.Id, Token))!;

        Assert.Equal((before.User, BasiqErrorKind.Refused), (after.User, after.Connections.Problem!.Kind));
        Assert.Equal([BasiqPart.Connections, BasiqPart.Jobs, BasiqPart.Consents, BasiqPart.Accounts], after.Diagnoses.NotRead.Select(missing => missing.Part));
        Assert.All(after.Diagnoses.Connections, one => Assert.Equal(Cause.NotKnown, one.Diagnosis?.Cause));
        Assert.Equal(before.Diagnoses.Connections.Count, after.Diagnoses.Connections.Count);
        Assert.Equal((false, before.Connections.Value[0].DataAsOf), (connection.View!.IsRead, connection.View.DataAsOf));
        Assert.Null(connection.Accounts);
        Assert.Equal(stored, await StoredAsync());
    }

    [Fact]
    public async Task PendingUser_OfWhomNothingCanBeRead_IsShownById()
    {
        await host.Get<DirectoryWriter>().AddAsync([user], UserSource.Import, Token);
        await FailAsync("", "/connections", "/jobs", "/consents", "/accounts");

        var found = await Service.UserOverviewAsync(TestActors.Support, user, Token);

        Assert.Equal((DirectoryState.Pending, user), (found!.User.State, found.User.Id));
    }

    [Fact]
    public async Task UnknownUser_OfWhomNothingCanBeRead_IsAFailure_AndIsNotStored()
    {
        await FailAsync("", "/connections", "/jobs", "/consents", "/accounts");

        var problem = await Assert.ThrowsAsync<BasiqException>(() => Service.UserOverviewAsync(TestActors.Support, user, Token));

        Assert.Equal(BasiqErrorKind.Refused, problem.Kind);
        Assert.Equal(0, (await host.Get<IUserDirectory>().CountAsync(TestActors.Support, Token)).All);
    }

    [Fact]
    public async Task UnknownUser_WhoseConnectionsAlone_CanBeRead_IsShownWithThem()
    {
        await FailAsync("");

        var found = await Service.UserOverviewAsync(TestActors.Support, user, Token);

        Assert.Equal(DirectoryState.Pending, found!.User.State);
        Assert.NotEmpty(found.Connections.Value!);
    }

    [Fact]
    public async Task UnknownConnection_WhileTheConnectionsCannotBeRead_IsAFailure_AndNotSaidToBeUnknown()
    {
        await FailAsync("/connections");

        await Assert.ThrowsAsync<BasiqException>(() => Service.ConnectionOverviewAsync(TestActors.Support, user, ConnectionId.Parse("perhaps"), Token));
    }

    [Fact]
    public async Task UnknownConnection_WhileARowCannotBeRead_IsAFailure_AndNotSaidToBeUnknown()
    {
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", AddRow: """{"type":"connection","status":"active"}"""), Token);

        var problem = await Assert.ThrowsAsync<BasiqException>(() => Service.ConnectionOverviewAsync(TestActors.Support, user, ConnectionId.Parse("perhaps"), Token));

        Assert.Equal(BasiqErrorKind.MalformedReply, problem.Kind);
    }

    [Fact]
    public async Task Account_ThatCannotBeRead_MayBeOfEachConnection()
    {
        await host.FailAsync(new SandboxFault("GET /users/{userId}/accounts", AddRow: """{"name":"Holiday"}"""), Token);
        var id = (await Service.UserOverviewAsync(TestActors.Support, user, Token))!.Connections.Value![0].Connection.Id;

        var seen = (await Service.ConnectionOverviewAsync(TestActors.Support, user, id, Token))!;

        Assert.Equal(1, seen.Accounts!.LeftOut);
        Assert.NotEmpty(seen.Accounts);
    }

    private async Task FailAsync(params IReadOnlyList<string> parts)
    {
        foreach (var part in parts)
        {
            await host.FailAsync($"GET /users/{{userId}}{part}", status: 400, cancellationToken: Token);
        }
    }

    private async Task<string> StoredAsync()
    {
        await using var database = host.Database();
        var known = await database.Set<DirectoryUser>().AsNoTracking().SingleAsync(Token);
        var connections = await database.Set<ConnectionRecord>().AsNoTracking().OrderBy(record => record.Key).ToListAsync(Token);
        return string.Join('\n', connections.Select(record => $"{record.ToConnection()} {record.SyncedAt:O}").Prepend($"{known.Name} {known.State} {known.SyncedAt:O} {known.JobsVisitedAt:O} {known.ConsentsReadAt:O} {known.AccountsReadAt:O}"));
    }
}
