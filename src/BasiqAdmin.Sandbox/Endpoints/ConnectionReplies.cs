using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

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
