using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The refresh on the connection's page: verdict, progress and result in one panel.</summary>
public sealed class RefreshPart(IPage page)
{
    public ILocator Region => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Refresh", Exact = true });

    public ILocator Refresh => Region.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Refresh now", Exact = true });

    public ILocator Override => Region.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^(Refresh anyway|Collect data again after a purge)…$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) });

    public ILocator Reason => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Reason" });

    public ILocator Confirm => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Refresh anyway", Exact = true });

    public ILocator Meter => Region.GetByRole(AriaRole.Meter);

    public ILocator Answer => Region.Locator(".said");

    public ILocator LiveSteps => Region.GetByRole(AriaRole.List, new LocatorGetByRoleOptions { Name = "Steps", Exact = true });

    /// <summary>What came of it.</summary>
    public ILocator Live => Region.Locator(".live");

    public ILocator History => page.Locator("details", new PageLocatorOptions { HasText = "Refreshes asked for here" });
}
