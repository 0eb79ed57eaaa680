using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class JobTests
{
    [Fact]
    public async Task Job_WithTheClock_MovesThroughItsStepsInOrder()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var jobId = await StartAsync(session, userId, connectionId);
        var seen = new List<string>();

        for (var second = 0; second < 30; second++)
        {
            var states = string.Join(' ', (await session.StepsAsync(jobId)).Select(step => step.Status));
            if (seen.LastOrDefault() != states)
            {
                seen.Add(states);
            }

            session.Time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal(
            ["in-progress pending pending", "success in-progress pending", "success success in-progress", "success success success"], seen);
    }

    [Fact]
    public async Task Job_ThatFails_LeavesTheLaterStepsPending()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Erlich);
        var jobId = await StartAsync(session, userId, connectionId);

        session.Time.Advance(TimeSpan.FromMinutes(1));
        var steps = await session.StepsAsync(jobId);

        Assert.Equal(
            [("verify-credentials", "failed"), ("retrieve-accounts", "pending"), ("retrieve-transactions", "pending")], steps);
    }

    [Fact]
    public async Task Job_ThatSucceeds_UpdatesTheConnectionsLastUse()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await StartAsync(session, userId, connectionId);

        session.Time.Advance(TimeSpan.FromMinutes(1));
        var connection = (await session.GetAsync($"/users/{userId}/connections/{connectionId}")).Json;

        Assert.StartsWith("2026-01-15T09:00:0", (string)connection["lastUsed"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_OlderThanSevenDays_AreNotListedAny()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var jobId = await StartAsync(session, userId, connectionId);

        session.Time.Advance(TimeSpan.FromDays(7));
        await session.RenewTokenAsync();
        var jobs = (await session.GetAsync($"/users/{userId}/jobs")).Data;
        var alone = await session.GetAsync($"/jobs/{jobId}");

        Assert.Empty(jobs);
        Assert.Equal(200, alone.Status);
    }

    [Fact]
    public async Task Jobs_FilteredByConnection_AreThoseOfThatConnection()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Whistler, connection: 1);
        var jobId = await StartAsync(session, userId, connectionId);

        var all = (await session.GetAsync($"/users/{userId}/jobs")).Data.Count;
        var filtered = (await session.GetAsync($"/users/{userId}/jobs?filter=connection.id.eq('{connectionId}')")).Data;

        Assert.Equal(jobId, (string?)filtered[0]!["id"]);
        Assert.All(filtered, job => Assert.EndsWith(connectionId, (string)job!["links"]!["source"]!, StringComparison.Ordinal));
        Assert.InRange(filtered.Count, 1, all - 1);
    }

    [Fact]
    public async Task Challenge_RightAnswerWithAClientToken_LetsTheJobGoOn()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Whistler, connection: 1);
        var client = await session.TokenAsync("CLIENT_ACCESS", userId);
        var jobId = await StartAsync(session, userId, connectionId);
        session.Time.Advance(TimeSpan.FromSeconds(10));

        var waiting = await session.StepsAsync(jobId);
        var asServer = await session.PostAsync($"/jobs/{jobId}/mfa", Answer("1234"));
        var wrong = await session.PostAsync($"/jobs/{jobId}/mfa", Answer("9999"), client);
        var right = await session.PostAsync($"/jobs/{jobId}/mfa", Answer("1234"), client);
        session.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("mfa-challenge", "in-progress"), waiting[1]);
        Assert.Equal((403, 400, 202), (asServer.Status, wrong.Status, right.Status));
        Assert.All(await session.StepsAsync(jobId), step => Assert.Equal("success", step.Status));
    }

    [Fact]
    public async Task Challenge_NotAnsweredInTwoMinutes_FailsTheJob()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Whistler, connection: 1);
        var jobId = await StartAsync(session, userId, connectionId);

        session.Time.Advance(TimeSpan.FromMinutes(3));
        var steps = await session.StepsAsync(jobId);

        Assert.Equal(("mfa-challenge", "failed"), steps[1]);
        Assert.Equal(("retrieve-accounts", "pending"), steps[2]);
    }

    private static Dictionary<string, string[]> Answer(string code) => new(StringComparer.Ordinal) { ["mfa-response"] = [code] };

    private static async Task<string> StartAsync(SandboxSession session, string userId, string connectionId) =>
        (string)(await session.PostAsync($"/users/{userId}/connections/{connectionId}/refresh")).Json["id"]!;
}
