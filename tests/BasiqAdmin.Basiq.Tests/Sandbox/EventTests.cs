using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class EventTests
{
    [Fact]
    public async Task Events_AllPages_AreNewestFirstWithinSevenDaysAndEachOnce()
    {
        await using var session = await CheckedSandbox.StartAsync(new SandboxOptions { Users = 400 });

        var events = await AllAsync(session);
        var dates = events.Select(item => (string)item["createdDate"]!).ToArray();

        Assert.True(events.Count > 1000, $"{events.Count} events are too few to need pages.");
        Assert.Equal(events.Count, events.Select(item => (string?)item["id"]).Distinct().Count());
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.True(string.CompareOrdinal(dates[^1], "2026-01-08T09:00:00Z") >= 0, dates[^1]);
    }

    [Fact]
    public async Task Events_AfterChanges_ShowThemFirst()
    {
        await using var session = await CheckedSandbox.StartAsync();
        await session.GetAsync("/events");
        session.Time.Advance(TimeSpan.FromMinutes(1));
        var created = (string)(await session.PostAsync("/users", new { email = "eve@mail.example" })).Json["id"]!;
        var (deleted, _) = await session.PersonAsync(Person.Max);
        session.Time.Advance(TimeSpan.FromSeconds(1));
        await session.DeleteAsync($"/users/{deleted}");

        var newest = (await session.GetAsync("/events")).Data.Take(2).Select(Describe).ToArray();

        Assert.Equal([("user", "deleted", deleted), ("user", "created", created)], newest);
    }

    [Fact]
    public async Task Events_FilteredByUser_AreThoseOfThatUser()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        await session.DeleteAsync($"/users/{userId}/connections/{connectionId}");

        var events = (await session.GetAsync($"/events?filter=user.id.eq('{userId}'),event.entity.eq('connection')")).Data;

        Assert.Equal([("connection", "deleted", userId)], events.Select(Describe));
        Assert.EndsWith(connectionId, (string)events[0]!["dataRef"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_ByItsId_IsTheOneOfTheList()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var listed = (await session.GetAsync("/events")).Data[3]!;

        var alone = await session.GetAsync($"/events/{(string?)listed["id"]}");
        var malformed = await session.GetAsync("/events/short");
        var unknown = await session.GetAsync($"/events/{new string('0', 64)}");

        Assert.Equal(listed.ToJsonString(), alone.Json.ToJsonString());
        Assert.Equal((400, "path-parameter-not-valid"), (malformed.Status, malformed.ErrorCode));
        Assert.Equal(404, unknown.Status);
    }

    [Fact]
    public async Task Events_OfAConsentOnAnAdvancedClock_WarnAndExpire()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, _) = await session.PersonAsync(Person.Gavin);
        var consent = (await session.GetAsync($"/users/{userId}/consents")).Data[0]!;
        var expiry = DateTimeOffset.Parse((string)consent["expiryDate"]!, System.Globalization.CultureInfo.InvariantCulture);

        session.Time.Advance(expiry - session.Time.GetUtcNow() - TimeSpan.FromDays(6));
        await session.RenewTokenAsync();
        var warned = await OfUserAsync(session, userId);
        session.Time.Advance(TimeSpan.FromDays(6) + TimeSpan.FromSeconds(1));
        await session.RenewTokenAsync();
        var expired = await OfUserAsync(session, userId);

        Assert.Contains(("consent", "warning", userId), warned);
        Assert.Contains(("consent", "expired", userId), expired);
        Assert.Contains(("connection", "deleted", userId), expired);
    }

    private static async Task<(string, string, string)[]> OfUserAsync(SandboxSession session, string userId) =>
        [.. (await session.GetAsync($"/events?filter=user.id.eq('{userId}')")).Data.Select(Describe)];

    private static (string, string, string) Describe(JsonNode? item) =>
        ((string)item!["entity"]!, (string)item["eventType"]!, (string)item["userId"]!);

    private static async Task<List<JsonNode>> AllAsync(SandboxSession session)
    {
        var events = new List<JsonNode>();
        for (var path = "/events"; path is not null;)
        {
            var page = await session.GetAsync(path);
            events.AddRange(page.Data.Select(item => item!));
            path = (string?)page.Json["links"]!["next"];
        }

        return events;
    }
}
