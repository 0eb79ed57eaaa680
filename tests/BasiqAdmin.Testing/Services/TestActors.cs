using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Testing.Services;

/// <summary>One person of each role.</summary>
public static class TestActors
{
    public static Actor Support { get; } = new("support", "Sam Support", Role.Support);

    public static Actor Admin { get; } = new("admin", "Ada Admin", Role.Admin);

    public static Actor TeamLead { get; } = new("lead", "Lee Lead", Role.TeamLead);

    public static Actor Auditor { get; } = new("auditor", "Aud Auditor", Role.Auditor);
}
