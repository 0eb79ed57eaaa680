using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The checks of a refresh on the connection's page.</summary>
public sealed class RefreshPart(IPage page)
{
    public ILocator Region => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Refresh checks", Exact = true });

    public ILocator Refresh => Region.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Refresh", Exact = true });

    public ILocator Override => Region.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Override…", Exact = true });

    public ILocator Reason => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Reason" });

    public ILocator Confirm => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Refresh all the same", Exact = true });

    public ILocator Meter => Region.GetByRole(AriaRole.Meter);

    public ILocator Answer => Region.GetByRole(AriaRole.Status);

    public ILocator LiveSteps => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Steps", Exact = true });

    public ILocator History => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Refreshes asked for here", Exact = true });
}
