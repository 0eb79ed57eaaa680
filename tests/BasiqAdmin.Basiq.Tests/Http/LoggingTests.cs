using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Users;
using BasiqAdmin.Testing.Basiq;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Basiq.Tests.Http;

public sealed class LoggingTests : StubTest
{
    private const string Person = """{"id":"u1","email":"gavin@hooli.com","mobile":"+61410888666","firstName":"Gavin","lastName":"Belson"}""";

    [Fact]
    public async Task RefusedCall_IsLogged_WithItsIdsAndCorrelationId()
    {
        Stub.OnError("POST /users/u1/connections/c1/purge", 400, "connection-not-active", "Connection is not active.");

        await FailureOfAsync(Client.Connections.PurgeAsync(UserId.Parse("u1"), ConnectionId.Parse("c1"), Cancellation));

        var line = Assert.Single(Host.Logs.Lines, line => line.Level == LogLevel.Warning);
        Assert.Equal("u1", line.Fields["userId"]);
        Assert.Equal("c1", line.Fields["connectionId"]);
        Assert.Equal("corr-1", line.Fields["correlationId"]);
        Assert.Equal("connection-not-active", line.Fields["Code"]);
    }

    [Theory]
    [InlineData("""{"message":"Forbidden"}""")]
    [InlineData("""{"data":[{"code":" ","detail":"No."}]}""")]
    [InlineData("<html>")]
    public async Task RefusedCall_WithoutACode_SaysSo(string body)
    {
        Stub.On("GET /jobs/j1", 403, body);

        var exception = await FailureOfAsync(Client.Jobs.GetAsync(JobId.Parse("j1"), Cancellation));

        Assert.EndsWith("was answered with 403 without a code.", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("with 403 without a code.", Assert.Single(Host.Logs.Lines, line => line.Level == LogLevel.Warning).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenCall_IsLogged_WithItsIds()
    {
        Stub.On("GET /jobs/j1", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        await FailureOfAsync(Client.Jobs.GetAsync(JobId.Parse("j1"), Cancellation));

        var line = Assert.Single(Host.Logs.Lines, line => line.Level == LogLevel.Warning);
        Assert.Equal("j1", line.Fields["jobId"]);
        Assert.IsType<HttpRequestException>(line.Exception);
    }

    [Fact]
    public async Task ListOfAConnection_IsLogged_WithTheFiltersConnection()
    {
        Stub.OnError("GET /users/u1/accounts", 400, "parameter-not-valid", "No.");

        await FailureOfAsync(Client.Accounts.ListAsync(UserId.Parse("u1"), ConnectionId.Parse("c1"), Cancellation));

        var line = Assert.Single(Host.Logs.Lines, line => line.Level == LogLevel.Warning);
        Assert.Equal("c1", line.Fields["connectionId"]);
    }

    [Fact]
    public async Task NothingFound_IsNoWarning()
    {
        await FailureOfAsync(Client.Users.GetAsync(UserId.Parse("nobody"), Cancellation));

        Assert.DoesNotContain(Host.Logs.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Logs_HoldNoKeyTokenOrPersonalDetail_WhateverHappens()
    {
        Stub.On("GET /users/u1", 200, Person)
            .On("POST /users", 200, """{"id":"u1","email":""")
            .OnError("POST /users/u1", 400, "parameter-not-valid", "The email gavin@hooli.com is taken.")
            .OnError("GET /users/u1/consents", 403, "access-denied", "Token has expired")
            .On("GET /users/u1/jobs", context =>
            {
                context.Abort();
                return Task.CompletedTask;
            });
        var failures = new List<Exception>();

        var user = await Client.Users.GetAsync(UserId.Parse("u1"), Cancellation);
        failures.Add(await FailureOfAsync(Client.Users.CreateAsync(new NewUser("gavin@hooli.com", "+61410888666", "Gavin"), Cancellation)));
        failures.Add(await FailureOfAsync(Client.Users.UpdateAsync(user.Id, new UserChanges(Email: "gavin@hooli.com"), Cancellation)));
        failures.Add(await FailureOfAsync(Client.Consents.ListAsync(user.Id, Cancellation)));
        failures.Add(await FailureOfAsync(Client.Jobs.ListAsync(user.Id, connectionId: null, Cancellation)));
        Stub.OnError("POST /token", 404, "resource-not-found", "Unable to authenticate");
        Host.Tokens.Invalidate(await Host.Tokens.GetAsync(Cancellation));
        failures.Add(await FailureOfAsync(Client.Users.GetAsync(user.Id, Cancellation)));

        var said = string.Join('\n', [Host.Logs.AllText, .. failures.Select(failure => failure.ToString()), $"{user} {new NewUser("gavin@hooli.com")} {new UserChanges(Email: "gavin@hooli.com")}"]);
        Assert.All(
            [BasiqHost.ApiKey, BasiqStub.TokenPrefix, "hooli", "61410888666", "Gavin", "Belson"],
            secret => Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(Host.Logs.Lines);
    }
}
