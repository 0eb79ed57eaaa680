using BasiqAdmin.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>One connection of a user.</summary>
public sealed class ConnectionPage(IPage page)
{
    public ILocator Purge => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Purge", Exact = true });

    public static string PathOf(Customer customer) => $"/users/{customer.Id}/connections/{customer.ConnectionId}";

    /// <summary>Asks for a purge and fills the dialog in, up to the last button.</summary>
    public async Task<PurgeDialogPart> PreparePurgeAsync(Customer customer, string reason)
    {
        var dialog = new PurgeDialogPart(page);
        await Purge.ClickAsync();
        await dialog.FillAsync(reason, customer.ConnectionId);
        return dialog;
    }
}
