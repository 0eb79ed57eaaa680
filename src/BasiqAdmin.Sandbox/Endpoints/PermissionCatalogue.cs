using System.Text.Json.Nodes;

namespace BasiqAdmin.Sandbox.Endpoints;

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
