namespace BasiqAdmin.Sandbox.World.Seeding;

/// <summary>What an id stands for: the kind of thing, the user it belongs to and its number within that user.</summary>
public readonly record struct IdParts(IdKind Kind, int User, int Ordinal);
