using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>A user as GET shows it (with its connections and accounts) and as POST returns it (without).</summary>
internal static class UserReplies
{
    public static JsonObject Short(UserState user, Links links)
    {
        var person = user.Person;
        var reply = new JsonObject
        {
            ["type"] = "user",
            ["id"] = user.Id,
            ["email"] = person.Email,
            ["mobile"] = person.Mobile,
            ["firstName"] = person.FirstName,
            ["middleName"] = person.MiddleName,
            ["lastName"] = person.LastName,
        };
        if (person.Business is { } business)
        {
            AddBusiness(reply, business);
        }

        reply["links"] = new JsonObject { ["self"] = links.User(user.Id) };
        return reply;
    }

    public static JsonObject Full(UserState user, IEnumerable<Account> accounts, Links links)
    {
        var self = links.User(user.Id);
        var reply = Short(user, links);
        reply["name"] = user.Person.FullName;
        reply["connections"] = List([.. user.Connections.Select(item => Item("connection", item.Id, links.Connection(user.Id, item.Id)))]);
        reply["accounts"] = List([.. accounts.Select(item => Item("account", item.Id, $"{self}/accounts/{item.Id}"))]);
        reply["links"] = new JsonObject
        {
            ["accounts"] = $"{self}/accounts",
            ["auth_link"] = $"{self}/auth_link",
            ["connections"] = $"{self}/connections",
            ["self"] = self,
            ["transactions"] = $"{self}/transactions",
        };
        return reply;
    }

    private static JsonObject List(JsonArray data) => new() { ["type"] = "list", ["count"] = data.Count, ["data"] = data };

    private static JsonObject Item(string type, string id, string self) =>
        new() { ["type"] = type, ["id"] = id, ["links"] = new JsonObject { ["self"] = self } };

    private static void AddBusiness(JsonObject reply, Business business)
    {
        reply["businessName"] = business.Name;
        AddIfKnown(reply, "businessIdNo", business.IdNo);
        AddIfKnown(reply, "businessIdNoType", business.IdNoType);
        AddIfKnown(reply, "verificationDate", business.VerifiedOn);
        if (business.Verified is { } verified)
        {
            reply["verificationStatus"] = verified;
        }

        if (business.Address is { } address)
        {
            var body = new JsonObject();
            AddIfKnown(body, "addressLine1", address.AddressLine1);
            AddIfKnown(body, "addressLine2", address.AddressLine2);
            AddIfKnown(body, "suburb", address.Suburb);
            AddIfKnown(body, "state", address.State);
            AddIfKnown(body, "postcode", address.Postcode);
            AddIfKnown(body, "countryCode", address.CountryCode);
            reply["businessAddress"] = body;
        }
    }

    private static void AddIfKnown(JsonObject reply, string name, string? value)
    {
        if (value is not null)
        {
            reply[name] = value;
        }
    }
}
