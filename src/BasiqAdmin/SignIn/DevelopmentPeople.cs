using BasiqAdmin.Services.Access;

namespace BasiqAdmin.SignIn;

/// <summary>The four people anybody may be while developing, against a sandbox and on this machine only.</summary>
public static class DevelopmentPeople
{
    /// <summary>One for each role, in the order in which the sign-in page offers them.</summary>
    public static IReadOnlyList<Actor> All { get; } =
    [
        new("dev-support", "Ota", Role.Support),
        new("dev-admin", "Ada", Role.Admin),
        new("dev-team-lead", "Mira", Role.TeamLead),
        new("dev-auditor", "Noor", Role.Auditor),
    ];

    /// <summary>The person with <paramref name="id"/>, or null.</summary>
    public static Actor? Find(string? id) => All.FirstOrDefault(person => string.Equals(person.Id, id, StringComparison.Ordinal));
}
