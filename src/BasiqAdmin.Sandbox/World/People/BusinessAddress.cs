namespace BasiqAdmin.Sandbox.World.People;

public sealed record BusinessAddress(
    string? AddressLine1, string? AddressLine2, string? Suburb, string? State, string? Postcode, string? CountryCode);
