namespace BasiqAdmin.Sandbox.World.Connections;

public static class ConnectionStatus
{
    public const string Active = "active";
    public const string Pending = "pending";
    public const string Invalid = "invalid";
    public const string PreInit = "pre-init";

    // Not in the schema's enum; named by Basiq's guide to connection data.
    public const string Init = "init";
    public const string Deleted = "deleted";
}
