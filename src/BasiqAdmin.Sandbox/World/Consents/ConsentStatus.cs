namespace BasiqAdmin.Sandbox.World.Consents;

public static class ConsentStatus
{
    public const string Active = "active";
    public const string Revoked = "revoked";
    public const string Expired = "expired";
}
