using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Events;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Users;

namespace BasiqAdmin.Basiq.Tests.Resources;

public sealed class SandboxResourcesTests : SandboxTest
{
    [Fact]
    public async Task User_NamesItsConnectionsAndAccounts()
    {
        var connection = await ActiveConnectionAsync();

        var user = await Client.Users.GetAsync(connection.UserId, Cancellation);

        Assert.Equal(connection.UserId, user.Id);
        Assert.Contains(connection.Id, user.Connections);
        Assert.NotEmpty(user.Accounts);
        Assert.NotNull(user.Email ?? user.Mobile);
    }

    [Fact]
    public async Task User_CreatedChangedAndDeleted_IsGone()
    {
        var created = await Client.Users.CreateAsync(new NewUser("gavin@example.com", "+61410888666", "Gavin", LastName: "Belson"), Cancellation);

        await Client.Users.UpdateAsync(created.Id, new UserChanges(FirstName: "Jared"), Cancellation);
        var changed = await Client.Users.GetAsync(created.Id, Cancellation);
        await Client.Users.DeleteAsync(created.Id, Cancellation);
        var exception = await Assert.ThrowsAsync<BasiqException>(() => Client.Users.GetAsync(created.Id, Cancellation));

        Assert.Equal(("Jared", "Belson", "gavin@example.com"), (changed.FirstName, changed.LastName, changed.Email));
        Assert.Equal(BasiqErrorKind.NotFound, exception.Kind);
    }

    [Fact]
    public async Task Connection_AloneAndInTheList_IsTheSame()
    {
        var listed = await ActiveConnectionAsync();

        var alone = await Client.Connections.GetAsync(listed.UserId, listed.Id, Cancellation);

        Assert.Equal(listed, alone);
        Assert.Equal(ConnectionStatus.Active, alone.Status);
        Assert.NotNull(alone.InstitutionId);
        Assert.NotNull(alone.CreatedAt);
    }

    [Fact]
    public async Task Connections_AreFilteredByIdStatusAndInstitution()
    {
        var connection = await ActiveConnectionAsync();
        var filter = new ConnectionFilter(connection.Id, ConnectionStatus.Active, connection.InstitutionId);

        var found = await Client.Connections.ListAsync(connection.UserId, filter, Cancellation);
        var none = await Client.Connections.ListAsync(connection.UserId, filter with { Status = ConnectionStatus.Invalid }, Cancellation);

        Assert.Equal(connection, Assert.Single(found));
        Assert.Empty(none);
    }

    [Fact]
    public async Task Purge_LeavesTheConnectionWithoutAccounts()
    {
        var connection = await ActiveConnectionAsync();

        var reply = await Client.Connections.PurgeAsync(connection.UserId, connection.Id, Cancellation);

        Assert.Equal(204, reply.HttpStatus);
        Assert.Empty(await Client.Accounts.ListAsync(connection.UserId, connection.Id, Cancellation));
        Assert.Equal(connection.Id, (await Client.Connections.GetAsync(connection.UserId, connection.Id, Cancellation)).Id);
    }

    [Fact]
    public async Task Refresh_TwiceInARow_FindsTheJobThatRuns()
    {
        var connection = await ActiveConnectionAsync();

        var first = await Client.Connections.RefreshAsync(connection.UserId, connection.Id, Cancellation);
        var second = await Client.Connections.RefreshAsync(connection.UserId, connection.Id, Cancellation);
        var job = await Client.Jobs.GetAsync(first.Job.Id, Cancellation);

        Assert.False(first.IsExisting);
        Assert.True(second.IsExisting);
        Assert.Equal(first.Job.Id, second.Job.Id);
        Assert.Contains(job.Status, new[] { JobStatus.Queued, JobStatus.Running });
        Assert.Equal("verify-credentials", job.Steps[0].Title);
    }

    [Fact]
    public async Task Jobs_OfAConnection_NameIt()
    {
        var connection = await ActiveConnectionAsync();

        var jobs = await Client.Jobs.ListAsync(connection.UserId, connection.Id, Cancellation);

        Assert.NotEmpty(jobs);
        Assert.All(jobs, job => Assert.Equal((connection.UserId, connection.Id), (job.UserId!.Value, job.ConnectionId!.Value)));
        Assert.All(jobs, job => Assert.NotEmpty(job.Steps));
    }

    [Fact]
    public async Task Connector_AloneAndInTheList_IsTheSame()
    {
        var connectors = await Client.Connectors.ListAsync(Cancellation);
        var hooli = connectors.First(connector => connector.Id == InstitutionId.Parse("AU00000"));

        var alone = await Client.Connectors.GetAsync(hooli.Id, hooli.Method, Cancellation);

        Assert.Equal("Hooli Bank", alone.Name);
        Assert.Equal((hooli.Status, hooli.Stage, hooli.Tier, hooli.Stats), (alone.Status, alone.Stage, alone.Tier, alone.Stats));
    }

    [Fact]
    public async Task Consents_OfAUser_NameTheirScopesAndPolicy()
    {
        var connection = await ActiveConnectionAsync();

        var consents = await Client.Consents.ListAsync(connection.UserId, Cancellation);

        var active = consents.First(consent => consent.Status == ConsentStatus.Active);
        Assert.NotEmpty(active.Permissions);
        Assert.NotNull(active.PolicyId);
        Assert.NotNull(active.ExpiresAt);
    }

    [Fact]
    public async Task Event_AloneAndInTheList_IsTheSame()
    {
        var connection = await ActiveConnectionAsync();
        await Client.Connections.DeleteAsync(connection.UserId, connection.Id, Cancellation);

        var events = await Client.Events.ListAsync(new EventFilter(connection.UserId, "connection", "deleted"), Cancellation);
        var listed = events.Single(found => found.ConnectionId == connection.Id);
        var alone = await Client.Events.GetAsync(listed.Id, Cancellation);

        Assert.Equal(listed, alone);
        Assert.Equal(connection.UserId, alone.UserId);
    }

    [Fact]
    public async Task Nobody_IsNotFound()
    {
        var exception = await Assert.ThrowsAsync<BasiqException>(() => Client.Users.GetAsync(UserId.Parse("nobody"), Cancellation));

        Assert.Equal((BasiqErrorKind.NotFound, 404), (exception.Kind, exception.HttpStatus));
        Assert.NotNull(exception.CorrelationId);
    }
}
