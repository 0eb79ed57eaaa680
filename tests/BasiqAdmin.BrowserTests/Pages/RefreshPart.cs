using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The refresh on the connection's page: verdict, progress and result in one panel.</summary>
public sealed class RefreshPart(IPage page)
{
    public ILocator Region => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Refresh", Exact = true });

    public ILocator Refresh => Button("Refresh now");

    public ILocator Override => Button("Refresh anyway…").Or(Button("Collect data again after a purge…"));

    public ILocator Reason => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Reason" });

    public ILocator Confirm => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Refresh anyway", Exact = true });

    public ILocator Meter => Region.GetByRole(AriaRole.Meter);

    public ILocator Answer => Region.Locator(".said");

    public ILocator LiveSteps => Region.GetByRole(AriaRole.List, new LocatorGetByRoleOptions { Name = "Steps", Exact = true });

    /// <summary>What came of it.</summary>
    public ILocator Live => Region.Locator(".live");

    public ILocator History => page.Locator("details", new PageLocatorOptions { HasText = "Refreshes asked for here" });

    private ILocator Button(string name) => Region.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });
}
