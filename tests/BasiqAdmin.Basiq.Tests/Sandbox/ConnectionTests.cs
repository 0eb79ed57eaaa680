using BasiqAdmin.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Connection_SeenWithAClientToken_HidesStatusAndDates()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var client = await session.TokenAsync("CLIENT_ACCESS", userId);

        var server = (await session.GetAsync($"/users/{userId}/connections/{connectionId}")).Json;
        var hidden = (await session.GetAsync($"/users/{userId}/connections/{connectionId}", client)).Json;

        Assert.Equal("active", (string?)server["status"]);
        Assert.All(["status", "createdDate", "lastUsed"], name => Assert.Null(hidden[name]));
    }

    [Fact]
    public async Task Connection_OpenBanking_IsSpeltDifferentlyInListAndAlone()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Richard);

        var listed = (await session.ConnectionsAsync(userId))[0];
        var alone = (await session.GetAsync($"/users/{userId}/connections/{connectionId}")).Json;

        Assert.Equal("openbanking", (string?)listed["method"]);
        Assert.Equal("open-banking", (string?)alone["method"]);
        Assert.NotEmpty((string)alone["expiryDate"]!);
    }

    [Theory]
    [InlineData("institution.id.eq('AU00002')", 1)]
    [InlineData("institution.id.eq('AU00002'),status.eq('active')", 1)]
    [InlineData("institution.id.eq('AU00002'),status.eq('invalid')", 0)]
    [InlineData("institution.id.ne('AU00002')", 1)]
    [InlineData("status.eq('active')", 2)]
    [InlineData("connection.id.eq('none')", 0)]
    public async Task Connections_Filtered_AreThoseThatFulfilEveryCondition(string filter, int count)
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, _) = await session.PersonAsync(Person.Whistler);

        var reply = await session.GetAsync($"/users/{userId}/connections?filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(count, reply.Data.Count);
    }

    [Theory]
    [InlineData("institution.id.eq('AU00002'")]
    [InlineData("institution.name.eq('Hooli')")]
    [InlineData("status.gt('active')")]
    [InlineData("status.eq('active') or status.eq('invalid')")]
    public async Task Connections_FilterThatCannotBeRead_IsABadRequest(string filter)
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, _) = await session.PersonAsync(Person.Max);

        var reply = await session.GetAsync($"/users/{userId}/connections?filter={Uri.EscapeDataString(filter)}");

        Assert.Equal((400, "parameter-not-valid"), (reply.Status, reply.ErrorCode));
        Assert.Equal("filter", (string?)reply.Data[0]!["source"]!["parameter"]);
    }

    [Fact]
    public async Task Connection_Deleted_KeepsItsAccountsAndIsNotDeletedTwice()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var before = (await session.GetAsync($"/users/{userId}/accounts")).Data.Count;

        var first = await session.DeleteAsync($"/users/{userId}/connections/{connectionId}");
        var second = await session.DeleteAsync($"/users/{userId}/connections/{connectionId}");
        var accounts = (await session.GetAsync($"/users/{userId}/accounts")).Data;

        Assert.Equal((204, 404), (first.Status, second.Status));
        Assert.Equal(before, accounts.Count);
        Assert.NotEmpty(accounts);
    }

    [Fact]
    public async Task Connection_IdOfSomebodyElse_IsNotFound()
    {
        await using var session = await CheckedSandbox.StartAsync(new SandboxOptions { Users = 12 });
        var (_, connectionId) = await session.PersonAsync(Person.Max);
        var (other, _) = await session.PersonAsync(Person.Gavin);

        var reply = await session.GetAsync($"/users/{other}/connections/{connectionId}");

        Assert.Equal((404, "resource-not-found"), (reply.Status, reply.ErrorCode));
    }

    [Theory]
    [InlineData("connector.id.eq('AU00000')", 2)]
    [InlineData("connector.id.eq('AU00000'),connector.method.eq('open-banking')", 1)]
    [InlineData("connector.institution.type.eq('Test Bank'),connector.institution.tier.in('1','2')", 0)]
    [InlineData("connector.authorization.type.in('user-mfa')", 1)]
    public async Task Connectors_Filtered_AreThoseThatFulfilEveryCondition(string filter, int count)
    {
        await using var session = await CheckedSandbox.StartAsync();

        var reply = await session.GetAsync($"/connectors?filter={Uri.EscapeDataString(filter)}");

        Assert.Equal(count, (int?)reply.Json["totalCount"]);
    }
}
