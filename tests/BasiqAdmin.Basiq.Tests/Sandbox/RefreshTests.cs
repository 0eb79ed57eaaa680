using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class RefreshTests
{
    [Fact]
    public async Task Refresh_WhileItsJobRuns_Returns200AndThatJob()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);

        var first = await RefreshAsync(session, userId, connectionId);
        var second = await RefreshAsync(session, userId, connectionId);
        session.Time.Advance(TimeSpan.FromMinutes(1));
        var third = await RefreshAsync(session, userId, connectionId);

        Assert.Equal((202, 200, 202), (first.Status, second.Status, third.Status));
        Assert.Equal((string?)first.Json["id"], (string?)second.Json["id"]);
        Assert.NotEqual((string?)first.Json["id"], (string?)third.Json["id"]);
    }

    [Fact]
    public async Task Refresh_TwentyFirstOpenBankingRefreshOfADay_IsTooMany()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Richard);
        session.Time.Advance(TimeSpan.FromDays(1));
        await session.RenewTokenAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(202, (await RefreshAsync(session, userId, connectionId)).Status);
            session.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var beyond = await RefreshAsync(session, userId, connectionId);
        session.Time.Advance(TimeSpan.FromDays(1));
        await session.RenewTokenAsync();
        var tomorrow = await RefreshAsync(session, userId, connectionId);

        Assert.Equal((429, "too-many-requests"), (beyond.Status, beyond.ErrorCode));
        Assert.Equal(202, tomorrow.Status);
    }

    [Fact]
    public async Task Refresh_WebConnection_HasNoDailyLimit()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);

        for (var i = 0; i < 25; i++)
        {
            Assert.Equal(202, (await RefreshAsync(session, userId, connectionId)).Status);
            session.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Refresh_UploadedStatement_IsNotWeb()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await FindAsync(session, connections => connections.FindIndex(item => item.Method is "pdf" or "csv"));

        var reply = await RefreshAsync(session, userId, connectionId);

        Assert.Equal((400, "Connection type is not Web"), (reply.Status, reply.ErrorDetail));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("pre-init")]
    public async Task Refresh_InactiveConnection_IsRefused(string status)
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await FindAsync(
            session, connections => connections.FindIndex(item => item.Status == status && item.Method is "web" or "openbanking"));

        var reply = await RefreshAsync(session, userId, connectionId);

        Assert.Equal((400, "Connection is not active."), (reply.Status, reply.ErrorDetail));
    }

    [Fact]
    public async Task Refresh_InvalidConnectionWhoseTroubleHasPassed_RestoresIt()
    {
        await using var session = await CheckedSandbox.StartAsync();
        // The user whose first job failed with user-action-required: nothing to do with wrong credentials.
        var (userId, connectionId) = await FindAsync(session, "user-action-required");

        await RefreshAsync(session, userId, connectionId);
        session.Time.Advance(TimeSpan.FromMinutes(2));
        var connection = await session.GetAsync($"/users/{userId}/connections/{connectionId}");

        Assert.Equal("active", (string?)connection.Json["status"]);
    }

    [Fact]
    public async Task Refresh_SameLoginAsARunningJob_IsPausedForSixMinutes()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await FindAsync(session, connections => connections.FindIndex(item =>
            item is { Method: "web", Status: "active" } && connections.Count(other => other.Bank == item.Bank && other is { Method: "web", Status: "active" }) > 1));
        var bank = (await session.ConnectionsAsync(userId)).Single(item => (string?)item["id"] == connectionId)["institution"]!["id"]!;
        var twin = (await session.ConnectionsAsync(userId)).First(item => (string?)item["institution"]!["id"] == (string?)bank && (string?)item["id"] != connectionId);
        await RefreshAsync(session, userId, connectionId);

        var paused = await RefreshAsync(session, userId, (string)twin["id"]!);
        session.Time.Advance(TimeSpan.FromSeconds(359));
        var waiting = await session.FirstStepAsync((string)paused.Json["id"]!);
        session.Time.Advance(TimeSpan.FromSeconds(1));
        var running = await session.FirstStepAsync((string)paused.Json["id"]!);

        Assert.Equal(("pending", "in-progress"), (waiting, running));
    }

    [Fact]
    public async Task Refresh_DuringAMajorOutage_FailsAndIsRepeatedEveryTwoHoursUntilTheBankIsBack()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.PostAsync("/_sandbox/connectors/AU00000/web", new { status = "major-outage" });
        await RefreshAsync(session, userId, connectionId);
        session.Time.Advance(TimeSpan.FromHours(3));
        await session.RenewTokenAsync();
        var during = await session.OutcomesAsync(userId, connectionId, 2);

        await session.PostAsync("/_sandbox/connectors/AU00000/web", new { status = "operational" });
        session.Time.Advance(TimeSpan.FromHours(6));
        await session.RenewTokenAsync();
        var after = await session.OutcomesAsync(userId, connectionId, 3);

        Assert.Equal(["service-unavailable", "service-unavailable"], during);
        Assert.Equal(["success", "service-unavailable", "service-unavailable"], after);
    }

    [Fact]
    public async Task RefreshAll_UserWithTwoConnections_ReturnsAJobForEach()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, _) = await session.PersonAsync(Person.Whistler);

        var reply = await session.PostAsync($"/users/{userId}/connections/refresh");

        Assert.Equal(202, reply.Status);
        Assert.Equal(2, reply.Data.Select(job => (string?)job!["id"]).Distinct().Count());
    }

    private static Task<SandboxReply> RefreshAsync(SandboxSession session, string userId, string connectionId) =>
        session.PostAsync($"/users/{userId}/connections/{connectionId}/refresh");

    private static async Task<(string UserId, string ConnectionId)> FindAsync(SandboxSession session, string failureCode)
    {
        foreach (var userId in await session.UserIdsAsync())
        {
            var jobs = (await session.GetAsync($"/users/{userId}/jobs")).Data;
            if (jobs.Count == 1 && jobs[0]!["steps"]!.AsArray().Any(step => (string?)step!["result"]?["code"] == failureCode))
            {
                return (userId, ((string)jobs[0]!["links"]!["source"]!).Split('/')[^1]);
            }
        }

        throw new InvalidOperationException($"No user has failed with {failureCode}.");
    }

    private static async Task<(string UserId, string ConnectionId)> FindAsync(SandboxSession session, Func<List<Seen>, int> pick)
    {
        foreach (var userId in await session.UserIdsAsync())
        {
            var connections = (await session.ConnectionsAsync(userId))
                .Select(item => new Seen((string)item["id"]!, (string)item["method"]!, (string)item["status"]!, (string)item["institution"]!["id"]!))
                .ToList();
            if (pick(connections) is >= 0 and var index)
            {
                return (userId, connections[index].Id);
            }
        }

        throw new InvalidOperationException("No connection in this world fits.");
    }

    private sealed record Seen(string Id, string Method, string Status, string Bank);
}
