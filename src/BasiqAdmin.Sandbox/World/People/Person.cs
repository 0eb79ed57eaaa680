namespace BasiqAdmin.Sandbox.World.People;

/// <summary>What Basiq knows of a user. Empty strings stand for absent values, as the API shows them.</summary>
public sealed record Person(string FirstName, string MiddleName, string LastName, string Email, string Mobile)
{
    public Business? Business { get; init; }

    public string FullName => string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(part => part.Length > 0));
}

/// <summary>The business part of a user (core.yml, createUser).</summary>
public sealed record Business(string Name, string? IdNo, string? IdNoType, BusinessAddress? Address, bool? Verified, string? VerifiedOn);

public sealed record BusinessAddress(
    string? AddressLine1, string? AddressLine2, string? Suburb, string? State, string? Postcode, string? CountryCode);
