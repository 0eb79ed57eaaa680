using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.SignIn;

/// <summary>Which role the values of a provider's claim give, as <c>SignIn:Roles</c> says.</summary>
internal static class RoleMap
{
    // Who may change something is stronger than who may only read.
    private static readonly Role[] Strongest = [Role.Admin, Role.TeamLead, Role.Support, Role.Auditor];

    /// <summary>The strongest role that one of <paramref name="values"/> gives; null when none does. Values are compared whole, letter by letter.</summary>
    public static Role? RoleOf(this SignInOptions options, IEnumerable<string> values)
    {
        var held = values.ToHashSet(StringComparer.Ordinal);
        return Strongest.Where(role => Giving(options, role).Any(held.Contains)).Select(role => (Role?)role).FirstOrDefault();
    }

    private static string[] Giving(SignInOptions options, Role role) =>
        options.Roles.GetValueOrDefault(role, string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
