namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

internal enum ViolationKind
{
    Missing,
    Type,
    Enum,
    Pattern,
    Additional,
    Body,
    Status,
}
