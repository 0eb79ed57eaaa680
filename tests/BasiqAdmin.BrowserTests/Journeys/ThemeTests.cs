using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class ThemeTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task Theme_ThatWasChosen_StaysAfterAReload()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support);
        var before = await BackgroundAsync(visitor);

        await new FrameParts(visitor.Page).ChooseThemeAsync("Dark");
        var chosen = await BackgroundAsync(visitor);
        await visitor.Page.ReloadAsync();
        await new FrameParts(visitor.Page).IsSignedInAsync(Person.Support);

        Assert.NotEqual(before, chosen);
        Assert.Equal(chosen, await BackgroundAsync(visitor));
    }

    private static Task<string> BackgroundAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
