namespace BasiqAdmin.Sandbox.World.Seeding;

public enum IdKind : byte
{
    User = 1,
    Connection = 2,
    Job = 3,
    Account = 4,
    Consent = 5,
    Event = 6,
    AuthLink = 7,
    Policy = 8,
}
