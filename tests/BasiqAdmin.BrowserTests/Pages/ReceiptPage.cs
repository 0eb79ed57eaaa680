using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The evidence of a purge.</summary>
public sealed class ReceiptPage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Purge receipt", Exact = true });

    public ILocator Approve => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Approve…", Exact = true });

    public ILocator Withdraw => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Withdraw", Exact = true });

    /// <summary>All that it says.</summary>
    public ILocator Main => page.GetByRole(AriaRole.Main);

    /// <summary>The outcome, when it is in these words.</summary>
    public ILocator Outcome(string words) =>
        page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Outcome", Exact = true }).GetByText(words, new LocatorGetByTextOptions { Exact = true });

    public async Task ApproveAsync()
    {
        await Approve.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Approve this purge" });
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Approve and purge", Exact = true }).ClickAsync();
    }

    public async Task DeclineAsync(string reason)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Decline…", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Decline this purge" });
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Decline", Exact = true }).ClickAsync();
    }
}
