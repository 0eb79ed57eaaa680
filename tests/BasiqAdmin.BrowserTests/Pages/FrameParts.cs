using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>What surrounds every page: navigation, search, theme, person.</summary>
public sealed class FrameParts(IPage page)
{
    public ILocator Search => page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Search", Exact = true });

    public ILocator Hits => page.GetByRole(AriaRole.Listbox, new PageGetByRoleOptions { Name = "Search results" }).GetByRole(AriaRole.Option);

    public ILocator Navigation => page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Main" });

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    public ILocator Keys => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Keyboard shortcuts" });

    public ILocator LostConnection => page.Locator("#components-reconnect-modal");

    public ILocator NavigationLink(string text) => Navigation.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = text, Exact = true });

    /// <summary>Waits until the bar names the person: on its menu, or alone on a page without a circuit.</summary>
    public Task IsSignedInAsync(Person person)
    {
        var (bar, name) = (page.GetByRole(AriaRole.Banner), $"{person.Name} {person.Role}");
        var menu = bar.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });
        return Assertions.Expect(menu.Or(bar.GetByText(name, new LocatorGetByTextOptions { Exact = true })).First).ToBeVisibleAsync();
    }

    /// <summary>Types into the search box and opens the only hit.</summary>
    public async Task FindAsync(string text)
    {
        await Search.FillAsync(text);
        await Hits.ClickAsync();
    }

    public async Task ChooseThemeAsync(string theme)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Theme", Exact = true }).ClickAsync();
        await MenuEntry(theme).ClickAsync();
    }

    public async Task SignOutAsync(Person person)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"{person.Name} {person.Role}" }).ClickAsync();
        await MenuEntry("Sign out").ClickAsync();
    }

    public async Task SignOutEverywhereAsync(Person person)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"{person.Name} {person.Role}" }).ClickAsync();
        await MenuEntry("Sign out everywhere").ClickAsync();
    }

    private ILocator MenuEntry(string text) => page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = text, Exact = true });

    /// <summary>Waits until nothing of the page is still loading.</summary>
    public Task IsLoadedAsync() => Assertions.Expect(page.Locator("main :is([aria-busy=true]:not([role=progressbar]), .load-wait)")).ToHaveCountAsync(0);
}
