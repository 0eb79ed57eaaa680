using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The shared list, by its title.</summary>
public sealed class ListPart(IPage page, string title)
{
    public ILocator Table => page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = title, Exact = true });

    /// <summary>The rows without the head.</summary>
    public ILocator Rows => Table.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { Has = page.GetByRole(AriaRole.Cell) });

    /// <summary>The link of each row to what it is about.</summary>
    public ILocator RowLinks => Table.Locator("[data-row-link]");

    /// <summary>The row that shows an id; ids are shortened, the title holds the whole of them.</summary>
    public ILocator RowOf(string id) => Rows.Filter(new LocatorFilterOptions { Has = page.Locator($"[title='{id}']") });
}
