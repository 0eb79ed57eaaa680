using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Components.Layout;

/// <summary>The pages that the navigation leads to, and the keys that do.</summary>
public static class NavItems
{
    /// <summary>What people work with.</summary>
    public static IReadOnlyList<NavItem> Work { get; } =
    [
        new("Overview", AdminRoutes.Overview, IconName.Overview, null, 'o'),
        new("Users", AdminRoutes.Users(), IconName.Users, Right.ViewUsers, 'u'),
        new("Connections", AdminRoutes.Connections(), IconName.Connections, Right.ViewUsers, 'c'),
    ];

    /// <summary>What Basiq does for the connections.</summary>
    public static IReadOnlyList<NavItem> Jobs { get; } =
    [
        new("Failed jobs", AdminRoutes.FailedJobs(), IconName.Inbox, Right.ViewUsers, 'f', NavCount.OpenCases),
        new("All jobs", AdminRoutes.Jobs(), IconName.Jobs, Right.ViewUsers, 'j'),
        new("Refreshed by hand", AdminRoutes.FrequentRefreshes(), IconName.Refresh, Right.ViewUsers, 'm'),
    ];

    /// <summary>Where the data comes from.</summary>
    public static IReadOnlyList<NavItem> Banks { get; } =
    [
        new("Connectors", AdminRoutes.Connectors(), IconName.Banks, Right.ViewUsers, 'h', NavCount.BanksDown),
        new("Recovery queue", AdminRoutes.Recovery(), IconName.Refresh, Right.ViewUsers, 'r'),
    ];

    /// <summary>What has been done and what went wrong.</summary>
    public static IReadOnlyList<NavItem> Records { get; } =
    [
        new("Purges", AdminRoutes.Purges(), IconName.Purges, Right.ViewPurges, 'p'),
        new("Audit", AdminRoutes.Audit(), IconName.Audit, Right.ViewAudit, 'a'),
        new("Errors", AdminRoutes.Errors(), IconName.Errors, Right.ViewErrors, 'e'),
        new("Sessions", AdminRoutes.Sessions(), IconName.Person, Right.ManageSessions, 'i'),
        new("Status", AdminRoutes.Status, IconName.Status, Right.ViewStatus, 's'),
    ];

    /// <summary>All pages, in their order.</summary>
    public static IReadOnlyList<NavItem> All { get; } = [.. Work, .. Jobs, .. Banks, .. Records];

    /// <summary>Those of <paramref name="items"/> that <paramref name="actor"/> may see.</summary>
    public static IEnumerable<NavItem> For(Actor actor, IEnumerable<NavItem> items) =>
        items.Where(item => item.Right is not { } right || actor.May(right));
}
