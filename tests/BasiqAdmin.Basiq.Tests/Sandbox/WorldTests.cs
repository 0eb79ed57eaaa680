using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class WorldTests
{
    private static readonly string[] Parts = ["", "/connections", "/jobs", "/accounts", "/consents"];

    [Fact]
    public async Task World_SameSeed_IsTheSameInEveryReply()
    {
        await using var one = await CheckedSandbox.StartAsync();
        await using var other = await CheckedSandbox.StartAsync();

        var first = await DescribeAsync(one);
        var second = await DescribeAsync(other);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task World_OtherSeed_HasOtherIdsAndPeople()
    {
        await using var one = await CheckedSandbox.StartAsync();
        await using var other = await CheckedSandbox.StartAsync(new SandboxOptions { Seed = 43, Users = 200 });

        var first = await one.UserIdsAsync();
        var second = await other.UserIdsAsync();
        var name = await NameAsync(one, first[60]);

        Assert.Empty(first.Intersect(second));
        Assert.NotEqual(name, await NameAsync(other, second[60]));
    }

    [Fact]
    public async Task World_AHundredUsers_ShowsEveryDocumentedFailureCode()
    {
        await using var session = await CheckedSandbox.StartAsync(new SandboxOptions { Users = 100 });
        var codes = new HashSet<string>(StringComparer.Ordinal);

        foreach (var userId in await session.UserIdsAsync())
        {
            var jobs = (await session.GetAsync($"/users/{userId}/jobs")).Data;
            codes.UnionWith(jobs.SelectMany(job => job!["steps"]!.AsArray()).Select(step => (string?)step!["result"]?["code"]).OfType<string>());
        }

        Assert.Equal(28, codes.Count);
        Assert.Contains("account-not-accessible-requires-user-action", codes);
        Assert.Contains("bank-statement-parsing-error", codes);
    }

    [Fact]
    public async Task World_ThreeHundredUsers_HasEveryStateOfConnectionsAndJobs()
    {
        await using var session = await CheckedSandbox.StartAsync(new SandboxOptions { Users = 300 });
        var states = new HashSet<string>(StringComparer.Ordinal);
        var steps = new HashSet<string>(StringComparer.Ordinal);

        foreach (var userId in await session.UserIdsAsync())
        {
            states.UnionWith((await session.ConnectionsAsync(userId)).Select(connection => (string)connection["status"]!));
            var jobs = (await session.GetAsync($"/users/{userId}/jobs")).Data;
            steps.UnionWith(jobs.SelectMany(job => job!["steps"]!.AsArray()).Select(step => (string)step!["status"]!));
        }

        Assert.Superset(new HashSet<string>(["active", "invalid", "pending", "pre-init", "deleted"], StringComparer.Ordinal), states);
        Assert.Equal(new HashSet<string>(["pending", "in-progress", "success", "failed"], StringComparer.Ordinal), steps);
    }

    [Theory]
    [InlineData((int)Person.Bighead, "invalid-credentials", "Account is locked", "invalid")]
    [InlineData((int)Person.Erlich, "account-not-accessible-requires-user-action", "User action required", "invalid")]
    [InlineData((int)Person.JianYang, "service-unavailable", "Service unavailable", "active")]
    public async Task TestPerson_WhoAlwaysFails_FailsInEveryWorld(int person, string code, string title, string status)
    {
        await using var session = await CheckedSandbox.StartAsync(new SandboxOptions { Seed = 7, Users = 12 });
        var (userId, connectionId) = await session.PersonAsync((Person)person);

        var jobs = (await session.GetAsync($"/users/{userId}/jobs")).Data;
        var connection = await session.GetAsync($"/users/{userId}/connections/{connectionId}");

        Assert.All(jobs, job => Assert.Equal((code, title), Failure(job!)));
        Assert.NotEmpty(jobs);
        Assert.Equal(status, (string?)connection.Json["status"]);
    }

    [Fact]
    public async Task Reset_AfterChanges_RestoresTheWorldAndForgetsTheRest()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var before = await DescribeAsync(session);
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge");
        await session.PostAsync("/users", new { email = "new@mail.example" });
        await session.DeleteAsync($"/users/{(await session.UserIdsAsync())[20]}");
        await session.PostAsync("/_sandbox/clock", new { advance = "00:30:00" });

        var reset = await session.PostAsync("/_sandbox/reset");
        var stats = await session.GetAsync("/_sandbox/stats");

        Assert.Equal(204, reset.Status);
        Assert.Empty(stats.Json["requests"]!.AsArray());
        Assert.Equal(before, await DescribeAsync(session));
    }

    private static async Task<string> NameAsync(SandboxSession session, string userId) =>
        (string)(await session.GetAsync($"/users/{userId}")).Json["name"]!;

    private static (string?, string?) Failure(JsonNode job)
    {
        var result = job["steps"]!.AsArray().Single(step => (string?)step!["status"] == "failed")!["result"]!;
        return ((string?)result["code"], (string?)result["title"]);
    }

    /// <summary>All that the first sixty users show, without the port.</summary>
    private static async Task<string> DescribeAsync(SandboxSession session)
    {
        var text = new List<string>();
        foreach (var userId in (await session.UserIdsAsync()).Take(60))
        {
            foreach (var part in Parts)
            {
                text.Add((await session.GetAsync($"/users/{userId}{part}")).Json.ToJsonString());
            }
        }

        text.Add((await session.GetAsync("/connectors")).Json.ToJsonString());
        return string.Join('\n', text).Replace(session.Server.BaseAddress.Authority, "host", StringComparison.Ordinal);
    }
}
