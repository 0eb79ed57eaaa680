namespace BasiqAdmin.Services.Users;

/// <summary>What Basiq tells about a person. Never logged, never in a URL.</summary>
public sealed record PersonalDetails(string? Name, string? Email, string? Mobile)
{
    /// <summary>Name of the business, where the person has one beside their own.</summary>
    public string? BusinessName { get; init; }

    /// <summary>Says nothing, so that no log or message can carry the details by accident.</summary>
    public override string ToString() => "PersonalDetails (withheld)";
}
