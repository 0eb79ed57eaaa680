using System.Globalization;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

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
