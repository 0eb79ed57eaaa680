using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class LostConnectionTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task LostConnection_ShowsTheBanner_ResumesAndKeepsWhatWasTyped()
    {
        var visitor = await EnterAsync(shared.App);
        visitor.ExpectConsoleErrors();
        var line = await Line.BetweenAsync(visitor);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(shared.Customer));
        var dialog = await new ConnectionPage(visitor.Page).PreparePurgeAsync(shared.Customer, "Typed before the line was cut");
        var frame = new FrameParts(visitor.Page);

        await line.CutAsync();
        await Expect(frame.LostConnection).ToBeVisibleAsync();
        await line.MendAsync();

        await Expect(frame.LostConnection).ToBeHiddenAsync();
        await Expect(dialog.Reason).ToHaveValueAsync("Typed before the line was cut");
        await Expect(dialog.Confirm).ToBeEnabledAsync();
        await dialog.TypedId.FillAsync("something else");
        await Expect(dialog.Confirm).ToBeDisabledAsync();
    }
}
