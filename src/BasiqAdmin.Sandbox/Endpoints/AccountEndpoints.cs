using System.Globalization;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

internal sealed class AccountEndpoints(SandboxWorld world)
{
    private static readonly FilterFields Fields = new(
        ("account.id", ["eq", "ne"]), ("connection.id", ["eq", "ne"]), ("institution.id", ["eq", "ne"]));

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/users/{userId}/accounts", List).WithMetadata(Access.ServerOnly);
        app.MapGet("/users/{userId}/accounts/{accountId}", Get).WithMetadata(Access.ServerOnly);
    }

    private IResult List(string userId, string? filter, HttpContext context)
    {
        if (Filter.Parse(filter, Fields) is not { } parsed)
        {
            return ApiError.BadFilter();
        }

        var links = context.Links();
        return world.Read(userId, user => Results.Json(new JsonObject
        {
            ["type"] = "list",
            ["data"] = new JsonArray([.. world.AccountsOf(user)
                .Where(account => parsed.Holds(property => Value(user, account, property)))
                .Select(account => AccountReplies.Full(user, account))]),
            ["links"] = new JsonObject { ["self"] = links.Here() },
        })).OrNotFound();
    }

    private static string Value(UserState user, Account account, string property) => property switch
    {
        "account.id" => account.Id,
        "connection.id" => user.Connections[account.Connection].Id,
        _ => user.Connections[account.Connection].Bank.Id,
    };

    private IResult Get(string userId, string accountId) =>
        world.Read(userId, user => world.AccountsOf(user).FirstOrDefault(account => account.Id == accountId) is { } account
            ? Results.Json(AccountReplies.Full(user, account))
            : null!).OrNotFound();
}

/// <summary>An account within a connection (short) and in the list of a user's accounts (full).</summary>
internal static class AccountReplies
{
    public static JsonNode InConnection(UserState user, Account account, Links links)
    {
        var self = $"{links.User(user.Id)}/accounts/{account.Id}";
        var reply = Common(account);
        reply["links"] = new JsonObject
        {
            ["self"] = self,
            ["transactions"] = $"{links.User(user.Id)}/transactions?filter=account.id.eq('{account.Id}')",
        };
        return reply;
    }

    public static JsonObject Full(UserState user, Account account)
    {
        var connection = user.Connections[account.Connection];
        var reply = Common(account);
        reply["accountHolder"] = account.Holder;
        reply["isOwned"] = true;
        reply["accountOwnership"] = "ONE_PARTY";
        reply["creditLimit"] = account.CreditLimit is { } limit ? Money(limit) : null;
        reply["connection"] = connection.Id;
        reply["institution"] = connection.Bank.Id;
        reply["transactionIntervals"] = new JsonArray(new JsonObject
        {
            ["from"] = ApiTime.Write(account.LastUpdated.AddDays(-730))[..10],
            ["to"] = ApiTime.Write(account.LastUpdated)[..10],
        });
        return reply;
    }

    private static JsonObject Common(Account account) => new()
    {
        ["type"] = "account",
        ["id"] = account.Id,
        ["name"] = account.Name,
        ["accountNo"] = account.Number,
        ["currency"] = "AUD",
        ["class"] = new JsonObject { ["type"] = account.Type, ["product"] = account.Name },
        ["balance"] = Money(account.Balance),
        ["availableFunds"] = Money(account.CreditLimit is { } limit ? limit + account.Balance : account.Balance),
        ["lastUpdated"] = ApiTime.Write(account.LastUpdated),
        ["status"] = "available",
    };

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
