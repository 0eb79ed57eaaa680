using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The import of user ids on the list of users.</summary>
public sealed class ImportPart(IPage page)
{
    public ILocator Report => page.GetByLabel("Import report");

    public Task OpenAsync() => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Import ids", Exact = true }).First.ClickAsync();

    public async Task PasteAsync(string text)
    {
        await page.GetByLabel("User ids", new PageGetByLabelOptions { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Import", Exact = true }).ClickAsync();
    }
}
