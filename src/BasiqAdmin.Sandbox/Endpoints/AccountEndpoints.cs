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
