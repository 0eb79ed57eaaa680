using BasiqAdmin.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>One user with their connections.</summary>
public sealed class UserPage(IPage page)
{
    public ILocator Purge => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Purge", Exact = true });

    /// <summary>The row of a connection.</summary>
    public ILocator Connection(string id) => new ListPart(page, "Connections").RowOf(id);

    public static string PathOf(Customer customer) => $"/users/{customer.Id}";
}
