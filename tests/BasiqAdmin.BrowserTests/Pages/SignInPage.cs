using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>Where the development people are offered.</summary>
public sealed class SignInPage(IPage page)
{
    public const string Path = "/sign-in";

    public ILocator Choices => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in as" });

    public async Task ChooseAsync(Person person)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Sign in as {person.Role}", Exact = true }).ClickAsync();
        await new FrameParts(page).IsSignedInAsync(person);
    }
}
