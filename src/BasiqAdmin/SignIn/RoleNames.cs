using BasiqAdmin.Services.Access;

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
