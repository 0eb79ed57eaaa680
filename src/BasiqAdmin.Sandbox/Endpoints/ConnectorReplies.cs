using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Banks;

namespace BasiqAdmin.Sandbox.Endpoints;

internal static class ConnectorReplies
{
    public static IReadOnlyList<string> ScopesOf(Connector connector) => connector.Method switch
    {
        Method.OpenBanking => ["customer.person.basic", "account.basic", "account.detail", "transaction.detail"],
        Method.Web => ["customer.person.basic", "account.basic", "transaction.detail"],
        _ => ["account.basic", "transaction.detail"],
    };

    public static JsonObject One(Connector connector, string status, string stage, Links links) => new()
    {
        ["type"] = "connector",
        ["id"] = connector.Bank.Id,
        ["method"] = connector.Method,
        ["stage"] = stage,
        ["status"] = status,
        ["institution"] = Institution(connector),
        ["scopes"] = new JsonArray([.. ScopesOf(connector).Select(scope => JsonValue.Create(scope))]),
        ["authorization"] = Authorization(connector),
        ["stats"] = new JsonObject { ["averageDurationMs"] = Durations(connector.Durations) },
        ["links"] = new JsonObject { ["self"] = links.To($"/connectors/{connector.Bank.Id}/{connector.Method}") },
    };

    private static JsonObject Institution(Connector connector)
    {
        var bank = connector.Bank;
        var host = $"https://{bank.Id}.bank.example";
        var reply = new JsonObject
        {
            ["type"] = bank.Type,
            ["name"] = bank.Name,
            ["shortName"] = bank.ShortName,
            ["tier"] = bank.Tier,
            ["country"] = bank.Country,
            ["logo"] = new JsonObject
            {
                ["type"] = "image",
                ["links"] = new JsonObject { ["full"] = $"{host}/{bank.Id}-full.svg", ["square"] = $"{host}/{bank.Id}.svg" },
            },
        };
        if (connector.Method == Method.OpenBanking)
        {
            reply["cdrFAQ"] = $"{host}/open-banking";
            reply["cdrEmail"] = $"openbanking@{bank.Id}.bank.example";
            reply["cdrPolicy"] = $"{host}/cdr-policy";
            reply["cdrProviderNumber"] = $"DHBNK0{bank.Id[2..]}";
        }

        return reply;
    }

    private static JsonObject Authorization(Connector connector)
    {
        var reply = new JsonObject { ["type"] = connector.Authorization };
        if (connector.Method == Method.Web)
        {
            reply["meta"] = new JsonObject
            {
                ["login_id_caption"] = "Customer number",
                ["password_caption"] = "Password",
                ["forgotten_password_url"] = $"https://{connector.Bank.Id}.bank.example/forgotten-password",
            };
        }

        return reply;
    }

    /// <summary>Null when Basiq does not know them.</summary>
    private static JsonObject? Durations(StepDurations? durations) => durations is null ? null : new JsonObject
    {
        ["verifyCredentials"] = durations.VerifyCredentials,
        ["retrieveAccounts"] = durations.RetrieveAccounts,
        ["retrieveTransactions"] = durations.RetrieveTransactions,
        ["retrieveMeta"] = durations.RetrieveMeta,
        ["total"] = durations.Total,
    };
}
