using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>Reading, purging and deleting connections.</summary>
internal sealed class ConnectionEndpoints(SandboxWorld world)
{
    private static readonly FilterFields Fields = new(
        ("id", ["eq", "ne"]), ("connection.id", ["eq", "ne"]), ("status", ["eq", "ne"]), ("connection.status", ["eq", "ne"]),
        ("institution.id", ["eq", "ne"]));

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/users/{userId}/connections", List).WithMetadata(Access.Either);
        app.MapGet("/users/{userId}/connections/{connectionId}", Get).WithMetadata(Access.Either);
        app.MapDelete("/users/{userId}/connections/{connectionId}", Delete).WithMetadata(Access.ServerOnly);
        app.MapPost("/users/{userId}/connections/{connectionId}/purge", Purge).WithMetadata(Access.ServerOnly);
    }

    private IResult List(string userId, string? filter, HttpContext context)
    {
        if (Filter.Parse(filter, Fields) is not { } parsed)
        {
            return ApiError.BadFilter();
        }

        var links = context.Links();
        var isServer = context.Caller().IsServer;
        return world.Read(userId, user => Results.Json(new JsonObject
        {
            ["type"] = "list",
            ["data"] = new JsonArray([.. user.Connections
                .Where(connection => parsed.Holds(property => Value(connection, property)))
                .Select(connection => ConnectionReplies.InList(user, connection, links, isServer))]),
            ["links"] = new JsonObject { ["self"] = links.Here() },
        })).OrNotFound();
    }

    private static string Value(Connection connection, string property) => property switch
    {
        "id" or "connection.id" => connection.Id,
        "status" or "connection.status" => connection.Status,
        _ => connection.Bank.Id,
    };

    private IResult Get(string userId, string connectionId, HttpContext context) =>
        world.Read(userId, user => user.FindConnection(connectionId) is { } connection
            ? Results.Json(ConnectionReplies.Alone(user, connection, world.AccountsOf(user), context.Links(), context.Caller().IsServer))
            : null!).OrNotFound();

    /// <summary>
    /// The accounts stay: deleting a connection does not remove what it has read. That it can still be read afterwards,
    /// as deleted, is this sandbox's reading of the status of that name.
    /// </summary>
    private IResult Delete(string userId, string connectionId) =>
        world.Change(userId, user => user.FindConnection(connectionId) is { Status: not ConnectionStatus.Deleted } connection
            ? MarkDeleted(user, connection)
            : null!).OrNotFound();

    private IResult MarkDeleted(UserState user, Connection connection)
    {
        connection.Status = ConnectionStatus.Deleted;
        user.Record(world.Now, "connection", "deleted", connection.Ordinal);
        return Results.NoContent();
    }

    /// <summary>Only while active (data.yml, purgeConnectionData). The documents disagree on the scope; here it is the connection.</summary>
    private IResult Purge(string userId, string connectionId) =>
        world.Change(userId, user => user.FindConnection(connectionId) switch
        {
            null => null!,
            { Status: ConnectionStatus.Active } connection => DropData(connection),
            _ => ApiError.BadParameter("connectionId", "Connection is not active."),
        }).OrNotFound();

    private static IResult DropData(Connection connection)
    {
        connection.HasData = false;
        return Results.NoContent();
    }
}

/// <summary>
/// A connection in a list and alone. The two differ in the spelling of the method and in their links, as in data.yml;
/// status and dates are shown to servers only.
/// </summary>
internal static class ConnectionReplies
{
    public static JsonObject InList(UserState user, Connection connection, Links links, bool isServer)
    {
        var reply = Common(connection, connection.Method, links, isServer);
        reply["links"] = Related(user, connection, links, "institution", links.Institution(connection.Bank.Id));
        return reply;
    }

    public static JsonObject Alone(UserState user, Connection connection, IEnumerable<Account> accounts, Links links, bool isServer)
    {
        var reply = Common(connection, Method.Hyphenated(connection.Method), links, isServer);
        reply["accounts"] = new JsonObject
        {
            ["type"] = "list",
            ["data"] = new JsonArray([.. accounts.Where(account => account.Connection == connection.Ordinal).Select(account => AccountReplies.InConnection(user, account, links))]),
        };
        if (connection.HasData)
        {
            reply["profile"] = Profile(user.Person);
        }

        reply["links"] = Related(user, connection, links, "user", links.User(user.Id));
        return reply;
    }

    private static JsonObject Common(Connection connection, string method, Links links, bool isServer)
    {
        var reply = new JsonObject { ["type"] = "connection", ["id"] = connection.Id, ["method"] = method };
        if (isServer)
        {
            reply["status"] = connection.Status;
            reply["createdDate"] = ApiTime.Write(connection.CreatedAt);
            if (connection.LastUsed is { } used)
            {
                reply["lastUsed"] = ApiTime.Write(used);
            }
        }

        // Open banking only; for web connections the field is there and empty.
        reply["expiryDate"] = connection.ExpiresAt is { } expires ? ApiTime.Write(expires) : "";
        reply["institution"] = new JsonObject
        {
            ["type"] = "institution",
            ["id"] = connection.Bank.Id,
            ["links"] = new JsonObject { ["self"] = links.Institution(connection.Bank.Id) },
        };
        return reply;
    }

    private static JsonObject Related(UserState user, Connection connection, Links links, string name, string target) => new()
    {
        ["accounts"] = links.ByInstitution(user.Id, "accounts", connection.Bank.Id),
        [name] = target,
        ["self"] = links.Connection(user.Id, connection.Id),
        ["transactions"] = links.ByInstitution(user.Id, "transactions", connection.Bank.Id),
    };

    private static JsonObject Profile(Person person) => new()
    {
        ["fullName"] = person.FullName,
        ["firstName"] = person.FirstName,
        ["lastName"] = person.LastName,
        ["middleName"] = person.MiddleName,
        ["phoneNumbers"] = person.Mobile.Length > 0 ? new JsonArray($"XXXX XXX {person.Mobile[^3..]}") : [],
        ["emailAddresses"] = person.Email.Length > 0 ? new JsonArray(person.Email) : [],
        ["physicalAddresses"] = new JsonArray(),
    };
}
