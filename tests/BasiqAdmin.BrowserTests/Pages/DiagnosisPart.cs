using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>What is wrong, who must act, what to tell the customer.</summary>
public sealed class DiagnosisPart(IPage page)
{
    public ILocator Region => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Diagnosis", Exact = true });

    public ILocator What => Region.GetByRole(AriaRole.Heading);

    public ILocator CustomerText => Region.GetByRole(AriaRole.Blockquote);

    public ILocator Copy => Region.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy message", Exact = true });
}
