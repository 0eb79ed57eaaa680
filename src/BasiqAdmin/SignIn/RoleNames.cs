using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.SignIn;

/// <summary>Roles and rights as people read them.</summary>
public static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Support => "Support",
        Role.Admin => "Admin",
        Role.TeamLead => "Team lead",
        Role.Auditor => "Auditor",
        _ => role.ToString(),
    };

    /// <summary>What <paramref name="right"/> lets somebody do, to follow "the right to".</summary>
    public static string Of(Right right) => right switch
    {
        Right.ViewUsers => "see users and connections",
        Right.RevealPersonalDetails => "see personal details",
        Right.ImportUsers => "import users",
        Right.RefreshConnection => "refresh connections",
        Right.OverrideRefreshChecks => "override the checks of a refresh",
        Right.ManageCases => "look after failed jobs",
        Right.ReportToBasiq => "report problems to Basiq",
        Right.ViewInsights => "compare periods",
        Right.RequestPurge => "purge connection data",
        Right.ApprovePurge => "approve purges",
        Right.ViewPurges => "see purges and their receipts",
        Right.ViewAudit => "read the audit trail",
        Right.ViewErrors => "read the error log",
        Right.ViewStatus => "see the status of the app",
        Right.ManageSessions => "see who is signed in and sign people out",
        _ => right.ToString(),
    };

    /// <summary>Who may: "Support, Admin or Team lead".</summary>
    public static string WhoMay(Right right)
    {
        var names = AccessPolicy.RolesWith(right).Select(Of).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }
}

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
