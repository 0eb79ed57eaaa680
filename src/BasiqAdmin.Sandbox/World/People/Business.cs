namespace BasiqAdmin.Sandbox.World.People;

/// <summary>The business part of a user (core.yml, createUser).</summary>
public sealed record Business(string Name, string? IdNo, string? IdNoType, BusinessAddress? Address, bool? Verified, string? VerifiedOn);
