namespace BasiqAdmin.Sandbox.World.People;

/// <summary>What Basiq knows of a user. Empty strings stand for absent values, as the API shows them.</summary>
public sealed record Person(string FirstName, string MiddleName, string LastName, string Email, string Mobile)
{
    public Business? Business { get; init; }

    public string FullName => string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(part => part.Length > 0));
}
