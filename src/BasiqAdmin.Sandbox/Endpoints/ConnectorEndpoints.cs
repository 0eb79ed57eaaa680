using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Banks;

namespace BasiqAdmin.Sandbox.Endpoints;

internal sealed class ConnectorEndpoints(SandboxWorld world)
{
    /// <summary>The filter statements that data.yml lists, apart from connectorEngine, of which no reply shows the value.</summary>
    private static readonly FilterFields Fields = new(
        ("connector.id", ["eq"]), ("connector.method", ["eq"]), ("connector.status", ["eq", "ne", "in"]),
        ("connector.stage", ["eq", "ne", "in"]), ("connector.scopes", ["in", "eq", "ne"]),
        ("connector.institution.country", ["eq", "ne", "in"]), ("connector.institution.tier", ["eq", "ne", "in"]),
        ("connector.institution.type", ["eq", "ne"]), ("connector.authorization.type", ["eq", "ne", "in"]));

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/connectors", List).WithMetadata(Access.Either);
        app.MapGet("/connectors/{connectorId}/{method}", Get).WithMetadata(Access.Either);
    }

    private IResult List(string? filter, HttpContext context)
    {
        if (Filter.Parse(filter, Fields) is not { } parsed)
        {
            return ApiError.BadFilter();
        }

        var links = context.Links();
        var now = world.Now;
        var found = world.Connectors.All.Where(connector => parsed.Holds(property => Values(connector, property, now))).ToArray();
        return Results.Json(new JsonObject
        {
            ["type"] = "list",
            ["totalCount"] = found.Length,
            ["data"] = new JsonArray([.. found.Select(connector => Reply(connector, now, links))]),
            ["links"] = new JsonObject { ["self"] = links.Here() },
        });
    }

    private IReadOnlyList<string> Values(Connector connector, string property, DateTimeOffset now) => property switch
    {
        "connector.id" => [connector.Bank.Id],
        "connector.method" => [connector.Method, Method.Hyphenated(connector.Method)],
        "connector.status" => [world.Connectors.At(connector, now).Status],
        "connector.stage" => [world.Connectors.At(connector, now).Stage],
        "connector.scopes" => ConnectorReplies.ScopesOf(connector),
        "connector.institution.country" => [connector.Bank.Country],
        "connector.institution.tier" => [connector.Bank.Tier],
        "connector.institution.type" => [connector.Bank.Type],
        _ => [connector.Authorization],
    };

    private IResult Get(string connectorId, string method, HttpContext context) =>
        connectorId.Length != 7 || !connectorId[2..].All(char.IsAsciiDigit) ? ApiError.BadParameter("connectorId", "Connector ID parameter is not valid.")
        : world.Connectors.Find(connectorId, method) is { } connector ? Results.Json(Reply(connector, world.Now, context.Links()))
        : ApiError.NotFound();

    private JsonObject Reply(Connector connector, DateTimeOffset now, Links links)
    {
        var (status, stage) = world.Connectors.At(connector, now);
        return ConnectorReplies.One(connector, status, stage, links);
    }
}

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
