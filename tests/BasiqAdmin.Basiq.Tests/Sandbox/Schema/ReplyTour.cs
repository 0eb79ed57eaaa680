using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Asks every endpoint for everything that a world has to show; what comes back is checked on its way.</summary>
internal static class ReplyTour
{
    public static async Task ReadEverythingAsync(SandboxSession session)
    {
        var ids = await session.UserIdsAsync();
        foreach (var userId in ids)
        {
            foreach (var part in new[] { "", "/connections", "/jobs", "/accounts", "/consents" })
            {
                await session.GetAsync($"/users/{userId}{part}");
            }

            await ReadEachAsync(session, userId);
        }

        await ReadAsClientAsync(session, ids[0]);
        await ReadConnectorsAsync(session);
        await ReadEventsAsync(session);
    }

    /// <summary>Every change, in an order in which each can succeed, and what cannot be done twice done twice.</summary>
    public static async Task ChangeEverythingAsync(SandboxSession session)
    {
        var (userId, connectionId) = await session.PersonAsync(Person.Whistler);
        var user = $"/users/{userId}";
        await session.PostAsync("/users", new { email = "tour@mail.example", businessName = "Tour Pty Ltd", businessIdNoType = "ABN" });
        await session.PostAsync(user, new { firstName = "W." });
        await session.PostAsync($"{user}/auth_link");
        await session.GetAsync($"{user}/auth_link");
        await session.DeleteAsync($"{user}/auth_link");
        await session.GetAsync($"{user}/auth_link");
        await session.PostAsync($"{user}/connections/{connectionId}/purge");
        await session.PostAsync($"{user}/connections/{connectionId}/refresh");
        await session.PostAsync($"{user}/connections/{connectionId}/refresh");
        await AnswerChallengeAsync(session, userId);
        await session.DeleteAsync($"{user}/connections/{connectionId}");
        await session.PostAsync($"{user}/connections/{connectionId}/refresh");
        var consentId = (string)(await session.GetAsync($"{user}/consents")).Data[0]!["id"]!;
        await session.DeleteAsync($"{user}/consents/{consentId}");
        await session.DeleteAsync(user);
        await session.DeleteAsync(user);
    }

    private static async Task ReadEachAsync(SandboxSession session, string userId)
    {
        foreach (var connection in await session.ConnectionsAsync(userId))
        {
            await session.GetAsync($"/users/{userId}/connections/{(string?)connection["id"]}");
        }

        foreach (var account in (await session.GetAsync($"/users/{userId}/accounts")).Data)
        {
            await session.GetAsync($"/users/{userId}/accounts/{(string?)account!["id"]}");
        }

        foreach (var job in (await session.GetAsync($"/users/{userId}/jobs")).Data)
        {
            await session.GetAsync($"/jobs/{(string?)job!["id"]}");
        }
    }

    private static async Task ReadAsClientAsync(SandboxSession session, string userId)
    {
        var client = await session.TokenAsync("CLIENT_ACCESS", userId);
        var connections = await session.GetAsync($"/users/{userId}/connections", client);
        await session.GetAsync($"/users/{userId}/connections/{(string?)connections.Data[0]!["id"]}", client);
    }

    private static async Task ReadConnectorsAsync(SandboxSession session)
    {
        foreach (var connector in (await session.GetAsync("/connectors")).Data)
        {
            await session.GetAsync($"/connectors/{(string?)connector!["id"]}/{(string?)connector["method"]}");
        }
    }

    private static async Task ReadEventsAsync(SandboxSession session)
    {
        for (var path = "/events"; path is not null;)
        {
            var page = await session.GetAsync(path);
            await session.GetAsync($"/events/{(string?)page.Data[0]!["id"]}");
            path = (string?)page.Json["links"]!["next"];
        }

        foreach (var type in (await session.GetAsync("/events/types")).Data)
        {
            await session.GetAsync($"/events/types/{(string?)type!["id"]}");
        }
    }

    private static async Task AnswerChallengeAsync(SandboxSession session, string userId)
    {
        var all = await session.PostAsync($"/users/{userId}/connections/refresh");
        var jobId = (string)all.Data[1]!["id"]!;
        session.Time.Advance(TimeSpan.FromSeconds(10));
        await session.GetAsync($"/jobs/{jobId}");
        await session.GetAsync($"/users/{userId}/jobs");
        var answer = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["mfa-response"] = ["1234"] };
        await session.PostAsync($"/jobs/{jobId}/mfa", answer, await session.TokenAsync("CLIENT_ACCESS", userId));
    }
}
