namespace BasiqAdmin.Basiq.Tests.Sandbox;

public sealed class ConsentTests
{
    [Fact]
    public async Task Consents_OfAWorld_ShowEveryStateAndDrift()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var states = new HashSet<string>(StringComparer.Ordinal);
        var drifted = 0;

        foreach (var userId in await session.UserIdsAsync())
        {
            foreach (var consent in (await session.GetAsync($"/users/{userId}/consents")).Data)
            {
                states.Add((string)consent!["status"]!);
                drifted += (string?)consent["links"]!["consentPolicy"] == (string?)consent["links"]!["latestConsentPolicy"] ? 0 : 1;
            }
        }

        Assert.Equal(new HashSet<string>(["active", "revoked", "expired"], StringComparer.Ordinal), states);
        Assert.InRange(drifted, 20, 80);
    }

    [Fact]
    public async Task Consent_Deleted_IsRevokedWithItsConnectionsAndTheirData()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Max);
        var consentId = (string)(await session.GetAsync($"/users/{userId}/consents")).Data[0]!["id"]!;

        var reply = await session.DeleteAsync($"/users/{userId}/consents/{consentId}");
        var consent = (await session.GetAsync($"/users/{userId}/consents")).Data[0]!;
        var connection = (await session.GetAsync($"/users/{userId}/connections/{connectionId}")).Json;
        var accounts = (await session.GetAsync($"/users/{userId}/accounts")).Data;

        Assert.Equal(204, reply.Status);
        Assert.Equal(("revoked", "deleted"), ((string?)consent["status"], (string?)connection["status"]));
        Assert.Equal("2026-01-15T09:00:00Z", (string?)consent["revoked"]);
        Assert.Empty(accounts);
    }

    [Fact]
    public async Task Consent_AtItsExpiry_EndsAndDeletesItsConnections()
    {
        await using var session = await CheckedSandbox.StartAsync();
        var (userId, connectionId) = await session.PersonAsync(Person.Richard);

        session.Time.Advance(TimeSpan.FromDays(366));
        await session.RenewTokenAsync();
        var consent = (await session.GetAsync($"/users/{userId}/consents")).Data[0]!;
        var connection = (await session.GetAsync($"/users/{userId}/connections/{connectionId}")).Json;

        Assert.Equal(("expired", "deleted"), ((string?)consent["status"], (string?)connection["status"]));
    }
}
