using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using static MudBlazor.Icons.Material;

namespace BasiqAdmin.Components.Layout;

/// <summary>The pages that the navigation leads to, and the keys that do.</summary>
public static class NavItems
{
    /// <summary>The pages, by what they are for.</summary>
    public static IReadOnlyList<NavGroup> Groups { get; } =
    [
        new(null, [new("Home", AdminRoutes.Overview, Outlined.Home, null, 'o')]),
        new("Work",
        [
            new("Users", AdminRoutes.Users(), Outlined.People, Right.ViewUsers, 'u'),
            new("Failed jobs", AdminRoutes.FailedJobs(), Outlined.Inbox, Right.ViewUsers, 'f', NavCount.OpenCases),
        ]),
        new("Banks",
        [
            new("Connector health", AdminRoutes.Connectors(), Outlined.AccountBalance, Right.ViewUsers, 'h', NavCount.ConnectorsInTrouble),
            new("Recovery queue", AdminRoutes.Recovery(), Outlined.Autorenew, Right.ViewUsers, 'r'),
        ]),
        new("Explore",
        [
            new("Connections", AdminRoutes.Connections(), Outlined.Link, Right.ViewUsers, 'c'),
            new("Jobs", AdminRoutes.Jobs(), Outlined.WorkHistory, Right.ViewUsers, 'j'),
            new("Insights", AdminRoutes.Insights(), Outlined.Insights, Right.ViewInsights, 'n'),
        ]),
        new("Records",
        [
            new("Purges", AdminRoutes.Purges(), Outlined.DeleteSweep, Right.ViewPurges, 'p'),
            new("Audit", AdminRoutes.Audit(), Outlined.FactCheck, Right.ViewAudit, 'a'),
        ]),
        new("System",
        [
            new("App errors", AdminRoutes.Errors(), Outlined.ErrorOutline, Right.ViewErrors, 'e'),
            new("Sessions", AdminRoutes.Sessions(), Outlined.Devices, Right.ManageSessions, 'i'),
            new("System status", AdminRoutes.Status, Outlined.MonitorHeart, Right.ViewStatus, 's'),
        ]),
    ];

    /// <summary>All pages, in their order.</summary>
    public static IReadOnlyList<NavItem> All { get; } = [.. Groups.SelectMany(group => group.Items)];

    /// <summary>Those of <paramref name="items"/> that <paramref name="actor"/> may see.</summary>
    public static IEnumerable<NavItem> For(Actor actor, IEnumerable<NavItem> items) =>
        items.Where(item => item.Right is not { } right || actor.May(right));
}

/// <summary>A page of the navigation.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Icon">Its icon, one of MudBlazor's.</param>
/// <param name="Right">Who may see it; null for everybody.</param>
/// <param name="Key">After "g", the key that goes there.</param>
/// <param name="Counts">The number that stands beside it.</param>
public sealed record NavItem(string Text, string Href, string Icon, Right? Right, char Key, NavCount Counts = NavCount.Nothing);

/// <summary>Pages that stand together.</summary>
/// <param name="Title">What they have in common; null for the home page, which stands alone.</param>
/// <param name="Items">The pages.</param>
public sealed record NavGroup(string? Title, IReadOnlyList<NavItem> Items);

/// <summary>What is counted beside an entry of the navigation.</summary>
public enum NavCount
{
    Nothing,
    OpenCases,
    ConnectorsInTrouble,
}
