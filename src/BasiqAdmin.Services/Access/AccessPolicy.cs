namespace BasiqAdmin.Services.Access;

/// <summary>Which role has which right: the one table that pages and services both ask.</summary>
public static class AccessPolicy
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    private static readonly Dictionary<Right, Role[]> Table = new()
    {
        [Right.ViewUsers] = Everybody,
        [Right.RevealPersonalDetails] = [Role.Support, Role.Admin, Role.TeamLead],
        [Right.ImportUsers] = [Role.Admin, Role.TeamLead],
        [Right.RefreshConnection] = [Role.Support, Role.Admin, Role.TeamLead],
        [Right.OverrideRefreshChecks] = [Role.Admin, Role.TeamLead],
        [Right.ManageCases] = [Role.Admin, Role.TeamLead],
        [Right.ReportToBasiq] = [Role.Support, Role.Admin, Role.TeamLead],
        [Right.ViewInsights] = [Role.Admin, Role.TeamLead, Role.Auditor],
        [Right.RequestPurge] = [Role.Admin],
        [Right.ApprovePurge] = [Role.Admin, Role.TeamLead],
        [Right.ViewPurges] = [Role.Admin, Role.TeamLead, Role.Auditor],
        [Right.ViewAudit] = [Role.Admin, Role.TeamLead, Role.Auditor],
        [Right.ViewErrors] = Everybody,
        [Right.ViewStatus] = Everybody,
        [Right.ManageSessions] = [Role.Admin],
    };

    /// <summary>Whether <paramref name="role"/> has <paramref name="right"/>.</summary>
    public static bool Allows(Role role, Right right) => Array.IndexOf(Table[right], role) >= 0;

    /// <summary>The roles that have <paramref name="right"/>, to tell a refused person whom to ask.</summary>
    public static IReadOnlyList<Role> RolesWith(Right right) => Table[right];
}
