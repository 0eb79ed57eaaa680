namespace BasiqAdmin.Sandbox.World.Accounts;

/// <summary>An account that a connection has read. Amounts are in Australian dollars.</summary>
public sealed record Account(
    string Id, int Connection, string Name, string Type, string Number, string Holder, decimal Balance, decimal? CreditLimit, DateTimeOffset LastUpdated);
