using BasiqAdmin.Sandbox.World.People;

namespace BasiqAdmin.Sandbox.Endpoints;

/// <summary>The body of POST /users and POST /users/{userId}; what is absent stays as it is.</summary>
internal sealed record UserBody(
    string? Email, string? Mobile, string? FirstName, string? MiddleName, string? LastName, string? BusinessName,
    string? BusinessIdNo, string? BusinessIdNoType, BusinessAddress? BusinessAddress, bool? VerificationStatus, string? VerificationDate)
{
    public Person ApplyTo(Person person) => new(
        FirstName ?? person.FirstName, MiddleName ?? person.MiddleName, LastName ?? person.LastName,
        Email ?? person.Email, Mobile ?? person.Mobile)
    {
        Business = BusinessName is { Length: > 0 } name
            ? new Business(name, BusinessIdNo, BusinessIdNoType, BusinessAddress, VerificationStatus, VerificationDate)
            : person.Business,
    };
}
