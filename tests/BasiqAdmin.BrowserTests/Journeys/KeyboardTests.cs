using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class KeyboardTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    private static readonly TimeSpan EachWay = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("Control+k")]
    [InlineData("/")]
    public async Task SearchKey_Anywhere_FocusesTheSearchBox(string key)
    {
        var visitor = await SupportAtAsync("/");

        await visitor.Page.Keyboard.PressAsync(key);

        await Expect(new FrameParts(visitor.Page).Search).ToBeFocusedAsync();
        await Expect(new FrameParts(visitor.Page).Search).ToHaveValueAsync(string.Empty);
    }

    [Fact]
    public async Task ListKeys_MoveAndOpen_AUserWithoutAMouse()
    {
        var visitor = await SupportAtAsync("/");
        var users = new ListPart(visitor.Page, "Users");

        await visitor.Page.Keyboard.TypeAsync("gu");
        await Expect(users.RowLinks.First).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("j");
        await visitor.Page.Keyboard.PressAsync("j");
        await Expect(users.RowLinks.Nth(1)).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("k");
        await Expect(users.RowLinks.First).ToBeFocusedAsync();
        var target = await users.RowLinks.First.GetAttributeAsync("href");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page).ToHaveURLAsync(shared.App.At(target!));
    }

    [Fact]
    public async Task ListKeys_OnAPageThatHasJustCome_AreNotInterruptedByItsHeading()
    {
        var visitor = await EnterFromAfarAsync(shared.App, EachWay);
        await visitor.SignInAsync(Person.Support);
        await Expect(new FrameParts(visitor.Page).Heading).ToBeFocusedAsync();
        var row = new ListPart(visitor.Page, "Users").RowLinks.First;

        await visitor.Page.Keyboard.TypeAsync("gu");
        await Expect(row).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("j");
        await visitor.Page.WaitForTimeoutAsync((float)(EachWay * 4).TotalMilliseconds);

        await Expect(row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task QuestionMark_ShowsTheKeys_AndEscapeClosesThem()
    {
        var visitor = await SupportAtAsync("/");
        var keys = new FrameParts(visitor.Page).Keys;

        await visitor.Page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(keys).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Chips_InALine_AreWalkedWithTheArrowKeys()
    {
        var visitor = await SupportAtAsync("/users");
        var chips = visitor.Page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Filter by state" }).GetByRole(AriaRole.Link);
        await chips.Locator("xpath=self::*[@aria-current]").FocusAsync();

        await visitor.Page.Keyboard.PressAsync("Home");
        await Expect(chips.First).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(chips.Nth(1)).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("End");
        await Expect(chips.Last).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Tab");

        // The line has one stop, which is the chosen one again once it is left.
        await Expect(visitor.Page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Filter users" })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(chips.Locator("xpath=self::*[@aria-current]")).ToBeFocusedAsync();
    }

    private async Task<Visitor> SupportAtAsync(string path)
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support, path);
        await Expect(new FrameParts(visitor.Page).Heading).ToBeVisibleAsync();
        return visitor;
    }
}
