namespace BasiqAdmin.Sandbox.World.Seeding;

/// <summary>Keeps the random streams of one user apart, so that a change to one generator leaves the others as they are.</summary>
public enum Salt : byte
{
    Person = 1,
    Consents = 2,
    Connections = 3,
    Jobs = 4,
    Accounts = 5,
    Banks = 6,
    Events = 7,
    Keys = 8,
}
