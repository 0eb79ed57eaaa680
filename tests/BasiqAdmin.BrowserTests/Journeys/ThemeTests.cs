using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class ThemeTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    private const string Background = "background-color";

    [Fact]
    public async Task Theme_ThatWasChosen_StaysAfterAReload()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support);
        var body = visitor.Page.Locator("body");
        var before = await BackgroundAsync(body);

        await new FrameParts(visitor.Page).ChooseThemeAsync("Dark");
        await Expect(body).Not.ToHaveCSSAsync(Background, before);
        var chosen = await BackgroundAsync(body);
        await visitor.Page.ReloadAsync();
        await new FrameParts(visitor.Page).IsSignedInAsync(Person.Support);

        Assert.Equal(chosen, await BackgroundAsync(body));
    }

    private static Task<string> BackgroundAsync(ILocator body) =>
        body.EvaluateAsync<string>($"body => getComputedStyle(body).getPropertyValue('{Background}')");
}
