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
        Right.RequestPurge => "purge connection data",
        Right.ApprovePurge => "approve purges",
        Right.ViewPurges => "see purges and their receipts",
        Right.ViewAudit => "read the audit trail",
        Right.ViewErrors => "read the error log",
        Right.ViewStatus => "see the status of the app",
        Right.ManageSessions => "see who is signed in and sign people out",
        _ => right.ToString(),
    };

    /// <summary>Who may: "Admin or Team lead".</summary>
    public static string WhoMay(Right right) => string.Join(" or ", AccessPolicy.RolesWith(right).Select(Of));
}
