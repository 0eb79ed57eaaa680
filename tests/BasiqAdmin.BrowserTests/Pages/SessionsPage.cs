using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>Who is signed in.</summary>
public sealed class SessionsPage(IPage page)
{
    public const string Path = "/sessions";

    public async Task EndAsync(Person person)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"End session of {person.Name}", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "End session", Exact = true }).ClickAsync();
    }
}
