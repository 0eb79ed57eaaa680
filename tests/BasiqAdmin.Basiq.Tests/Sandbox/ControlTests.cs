using System.Diagnostics;
using System.Text.Json;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class ControlTests
{
    private const string PurgePath = "/users/{userId}/connections/{connectionId}/purge";

    [Fact]
    public async Task Stats_AfterRequests_CountThemByTemplateAndLeaveOutTheControl()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge");

        var stats = (await session.GetAsync("/_sandbox/stats")).Json;

        Assert.Contains($$"""{"method":"POST","path":"{{PurgePath}}","status":204,"count":1}""", stats.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["/token", "/users/{userId}/connections", PurgePath], stats["requests"]!.AsArray().Select(item => (string?)item!["path"]));
    }

    [Fact]
    public async Task Stats_AfterChanges_CountThemByThePathItselfAndLeaveOutReads()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var path = $"/users/{userId}/connections/{connectionId}/purge";
        await session.PostAsync(path);
        await session.PostAsync(path);

        var changes = (await session.GetAsync("/_sandbox/stats")).Json["changes"]!.AsArray();

        Assert.Equal(["/token", path], changes.Select(item => (string?)item!["path"]));
        Assert.Equal(2, (int?)changes[1]!["count"]);
    }

    [Fact]
    public async Task Fault_WithStatus_HitsAsOftenAsAskedAndThenNoMore()
    {
        await using var session = await CheckedSandbox.StartAsync();
        await session.PostAsync("/_sandbox/faults", new { path = "GET /connectors", status = 429, times = 2, retryAfter = 7 });

        var first = await session.GetAsync("/connectors");
        var second = await session.GetAsync("/connectors");
        var third = await session.GetAsync("/connectors");

        Assert.Equal((429, 429, 200), (first.Status, second.Status, third.Status));
        Assert.Equal(TimeSpan.FromSeconds(7), first.Response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Fault_TimesZero_HitsUntilTheReset()
    {
        await using var session = await CheckedSandbox.StartAsync();
        await session.PostAsync("/_sandbox/faults", new { path = "/connectors", status = 503, times = 0 });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await session.GetAsync("/connectors")).Status);
        }

        await session.PostAsync("/_sandbox/reset");

        Assert.Equal([503, 503, 503, 503], statuses);
        Assert.Equal(200, (await session.GetAsync("/connectors")).Status);
    }

    [Fact]
    public async Task Fault_Drop_BreaksTheConnectionBeforeAnyEffect()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.PostAsync("/_sandbox/faults", new { path = $"POST {PurgePath}", drop = true });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => session.PostAsync($"/users/{userId}/connections/{connectionId}/purge"));
        var stats = (await session.GetAsync("/_sandbox/stats")).Json.ToJsonString();

        Assert.Contains($$"""{"method":"POST","path":"{{PurgePath}}","status":0,"count":1}""", stats, StringComparison.Ordinal);
        Assert.NotEmpty((await session.GetAsync($"/users/{userId}/accounts")).Data);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, 500)]
    public async Task Fault_AfterEffect_CarriesOutAndHidesTheOutcome(bool drop, int? status)
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.PostAsync("/_sandbox/faults", new { path = PurgePath, drop, status, afterEffect = true });

        var outcome = await Record.ExceptionAsync(async () => Assert.Equal(
            status, (await session.PostAsync($"/users/{userId}/connections/{connectionId}/purge")).Status));

        Assert.Equal(drop, outcome is HttpRequestException);
        Assert.Empty((await session.GetAsync($"/users/{userId}/accounts")).Data);
    }

    [Fact]
    public async Task Fault_Malformed_IsNoJson()
    {
        await using var session = await SandboxSession.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await session.PostAsync("/_sandbox/faults", new { path = "/connectors", malformed = true });

        await Assert.ThrowsAnyAsync<JsonException>(() => session.GetAsync("/connectors"));
    }

    [Fact]
    public async Task Fault_Latency_DelaysAndThenAnswersAsUsual()
    {
        await using var session = await CheckedSandbox.StartAsync();
        await session.PostAsync("/_sandbox/faults", new { path = "/connectors", latencyMs = 120 });
        var started = Stopwatch.GetTimestamp();

        var reply = await session.GetAsync("/connectors");

        Assert.Equal(200, reply.Status);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(120));
    }

    [Fact]
    public async Task Fault_WithDetail_CarriesIt()
    {
        await using var session = await CheckedSandbox.StartAsync();
        await session.PostAsync("/_sandbox/faults", new { path = "/connectors", status = 403, detail = "Token has expired", code = "access-denied" });

        var reply = await session.GetAsync("/connectors");

        Assert.Equal((403, "access-denied", "Token has expired"), (reply.Status, reply.ErrorCode, reply.ErrorDetail));
    }

    [Theory]
    [InlineData("""{"advance":"02:00:00"}""", 200)]
    [InlineData("""{"advanceSeconds":7200}""", 200)]
    [InlineData("""{"advance":"soon"}""", 400)]
    [InlineData("""{"advanceSeconds":-5}""", 400)]
    public async Task Clock_Advanced_MovesByThatMuchOrNotAtAll(string body, int status)
    {
        await using var session = await CheckedSandbox.StartAsync();

        var reply = await session.PostAsync("/_sandbox/clock", JsonDocument.Parse(body));

        Assert.Equal(status, reply.Status);
        Assert.Equal(status == 200 ? TimeSpan.FromHours(2) : TimeSpan.Zero, session.Server.Clock.Offset);
    }

    [Fact]
    public async Task Connector_SetToMajorOutage_ShowsItAndUnknownOnesAreNotFound()
    {
        await using var session = await CheckedSandbox.StartAsync();

        var set = await session.PostAsync("/_sandbox/connectors/AU00000/open-banking", new { status = "major-outage", stage = "beta" });
        var unknown = await session.PostAsync("/_sandbox/connectors/AU99999/web", new { status = "operational" });
        var wrong = await session.PostAsync("/_sandbox/connectors/AU00000/web", new { status = "sleepy" });
        var connector = (await session.GetAsync("/connectors/AU00000/openbanking")).Json;

        Assert.Equal((204, 404, 400), (set.Status, unknown.Status, wrong.Status));
        Assert.Equal(("major-outage", "beta"), ((string?)connector["status"], (string?)connector["stage"]));
    }

    [Fact]
    public async Task Sandbox_AskedToListenBeyondLoopback_RefusesToStart()
    {
        var options = new SandboxOptions { Urls = "http://0.0.0.0:0" };

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => SandboxServer.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("--allow-remote", refusal.Message, StringComparison.Ordinal);
    }
}
