using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Simulation;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

internal sealed class ConsentEndpoints(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/users/{userId}/consents", List).WithMetadata(Access.ServerOnly);
        app.MapDelete("/users/{userId}/consents/{consentId}", Delete).WithMetadata(Access.ServerOnly);
    }

    private IResult List(string userId, HttpContext context)
    {
        var links = context.Links();
        return world.Read(userId, user => Results.Json(new JsonObject
        {
            ["type"] = "list",
            ["size"] = user.Consents.Count,
            ["data"] = new JsonArray([.. user.Consents.Select(consent => Reply(user, consent, links))]),
            ["links"] = new JsonObject { ["self"] = links.Here() },
        })).OrNotFound();
    }

    /// <summary>The connections go with it; a consent that has ended already cannot be deleted again.</summary>
    private IResult Delete(string userId, string consentId) =>
        world.Change(userId, user => user.Consents.Find(consent => consent.Id == consentId) is { Status: ConsentStatus.Active } consent
            ? Revoke(user, consent)
            : null!).OrNotFound();

    private IResult Revoke(UserState user, Consent consent)
    {
        ConsentEnd.Revoke(user, consent, world.Now);
        return Results.NoContent();
    }

    private static JsonObject Reply(UserState user, Consent consent, Links links)
    {
        var reply = new JsonObject
        {
            ["type"] = "consent",
            ["id"] = consent.Id,
            ["created"] = ApiTime.Write(consent.Created),
            ["updated"] = ApiTime.Write(consent.Updated),
            ["expiryDate"] = ApiTime.Write(consent.Expires),
            ["origin"] = "user",
            ["status"] = consent.Status,
            ["purpose"] = new JsonObject
            {
                ["primary"] = new JsonObject
                {
                    ["title"] = "Share your financial data",
                    ["description"] = "We need to connect to your bank to collect some information about your finances",
                },
                ["other"] = null,
            },
            ["data"] = new JsonObject
            {
                ["retainData"] = consent.RetainData,
                ["initialRetrievalDays"] = 730,
                ["organisation"] = null,
                ["permissions"] = PermissionCatalogue.Take(consent.PermissionCount),
            },
        };
        if (consent.Revoked is { } revoked)
        {
            reply["revoked"] = ApiTime.Write(revoked);
        }

        reply["links"] = new JsonObject
        {
            ["self"] = $"{links.User(user.Id)}/consents/{consent.Id}",
            ["consentPolicy"] = links.To($"/policies/{consent.PolicyId}"),
            ["latestConsentPolicy"] = links.To($"/policies/{consent.LatestPolicyId}"),
        };
        return reply;
    }
}

/// <summary>The permissions of a consent, in the words of core.yml's example. Older policies have the first three only.</summary>
internal static class PermissionCatalogue
{
    private static readonly Permission[] All =
    [
        new("account.basic", "account", "Account name, type and balance",
            "This allows access to a list of your accounts and their current balance.",
            ["Name of account", "Type of account", "Account balance"]),
        new("customer.person.detail", "connection", "Name, occupation, contact details",
            "This allows access to personally identifiable information. Specifically your name, occupation, address(es) and contact details.",
            ["Name", "Occupation", "Phone", "Email address", "Mail address", "Residential address"]),
        new("transaction.detail", "transaction", "Transaction details",
            "This allows access to transaction data for your accounts.",
            ["Incoming and outgoing transactions", "Amounts", "Dates", "Descriptions of transactions"]),
        new("account.detail", "account", "Account balance and details",
            "This allows access to detailed information of your accounts.",
            ["Name of account", "Type of account", "Account balance", "Account number", "Interest rates", "Fees", "Discounts"]),
    ];

    public static JsonArray Take(int count) => new([.. All.Take(count).Select(Write)]);

    private static JsonObject Write(Permission permission) => new()
    {
        ["scope"] = permission.Scope,
        ["required"] = true,
        ["consented"] = true,
        ["entity"] = permission.Entity,
        ["information"] = new JsonObject
        {
            ["name"] = permission.Name,
            ["description"] = permission.Description,
            ["attributeList"] = new JsonArray([.. permission.Attributes.Select(text => JsonValue.Create(text))]),
        },
        ["purpose"] = new JsonObject { ["title"] = permission.Name, ["description"] = "We need this to look after your budget." },
    };

    private sealed record Permission(string Scope, string Entity, string Name, string Description, string[] Attributes);
}
