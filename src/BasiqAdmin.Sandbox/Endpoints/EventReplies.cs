using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Events;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>An event with what it is about. The data is an object, as in core.yml's example of a single event.</summary>
internal static class EventReplies
{
    public static JsonObject One(UserState user, EventRecord item, Links links)
    {
        var id = user.EventId(item);
        var (reference, data) = Describe(user, item, links);
        return new JsonObject
        {
            ["type"] = "event",
            ["id"] = id,
            ["createdDate"] = ApiTime.Write(item.At),
            ["entity"] = item.Entity,
            ["eventType"] = item.EventType,
            ["userId"] = user.Id,
            ["dataRef"] = reference,
            ["data"] = data,
            ["links"] = new JsonObject { ["self"] = links.To($"/events/{id}") },
        };
    }

    private static (string Reference, JsonObject Data) Describe(UserState user, EventRecord item, Links links)
    {
        var self = links.User(user.Id);
        switch (item.Entity)
        {
            case "user":
                return (self, OfUser(user, self));
            case "consent":
                var consent = user.Consents[item.Subject];
                return ($"{self}/consents/{consent.Id}", OfConsent(consent, self));
            default:
                var connection = user.Connections[item.Subject];
                var reference = item.Entity == "connection"
                    ? links.Connection(user.Id, connection.Id)
                    : links.ByInstitution(user.Id, item.Entity == "account" ? "accounts" : "transactions", connection.Bank.Id);
                return (reference, OfConnection(user, connection, links));
        }
    }

    private static JsonObject OfUser(UserState user, string self)
    {
        var data = new JsonObject { ["type"] = "user", ["id"] = user.Id };
        if (!user.IsDeleted)
        {
            data["email"] = user.Person.Email;
            data["mobile"] = user.Person.Mobile;
        }

        data["links"] = new JsonObject { ["self"] = self };
        return data;
    }

    private static JsonObject OfConsent(Consent consent, string self) => new()
    {
        ["type"] = "consent",
        ["id"] = consent.Id,
        ["status"] = consent.Status,
        ["created"] = ApiTime.Write(consent.Created),
        ["updated"] = ApiTime.Write(consent.Updated),
        ["expiryDate"] = ApiTime.Write(consent.Expires),
        ["links"] = new JsonObject { ["self"] = $"{self}/consents/{consent.Id}" },
    };

    private static JsonObject OfConnection(UserState user, Connection connection, Links links)
    {
        var data = ConnectionReplies.InList(user, connection, links, isServer: true);
        data["mfaEnabled"] = connection.Bank.Mfa != MfaHabit.Never;
        return data;
    }
}
