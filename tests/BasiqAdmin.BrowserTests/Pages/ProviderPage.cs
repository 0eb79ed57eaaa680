using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>Where people sign in at the provider, and the app's page that leads there.</summary>
public sealed class ProviderPage(IPage page)
{
    public ILocator Way => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Sign in with Microsoft", Exact = true });

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Sign in at the provider" });

    /// <summary>Why nobody is signed in.</summary>
    public ILocator Trouble => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert);

    public Task PickAsync(string name) => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    /// <summary>From a page that asks for a sign-in, through the provider, and back.</summary>
    public async Task SignInAsync(Person person)
    {
        await Way.ClickAsync();
        await PickAsync(person.Name);
        await new FrameParts(page).IsSignedInAsync(person);
    }
}
