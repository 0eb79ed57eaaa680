using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The evidence of a purge.</summary>
public sealed class ReceiptPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Purge receipt", Exact = true });

    public ILocator Main => page.GetByRole(AriaRole.Main);

    public ILocator Outcome(string words) => Main.GetByText(words, new LocatorGetByTextOptions { Exact = true }).First;
}
