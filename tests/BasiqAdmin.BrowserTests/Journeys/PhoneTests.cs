using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What a phone of 375 pixels shows at once.</summary>
public sealed class PhoneTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    private const int Width = 375;
    private const double LowestStart = 260;

    [Theory]
    [InlineData("/users", "Users")]
    [InlineData("/connections", "Connections")]
    [InlineData("/jobs", "Jobs")]
    [InlineData("/purges", "Purges")]
    [InlineData("/audit", "Audit entries")]
    [InlineData("/connectors", "Connectors")]
    public async Task List_OnAPhone_BeginsWhereItIsSeenAtOnce(string path, string title)
    {
        var visitor = await EnterAtAsync(path);
        var row = new ListPart(visitor.Page, title).Rows.First;
        await Expect(row).ToBeVisibleAsync();

        var box = await row.BoundingBoxAsync();

        Assert.InRange(box!.Y, 0, LowestStart);
    }

    [Fact]
    public async Task Import_OnAPhone_ShowsAllItsSteps()
    {
        var visitor = await EnterAtAsync("/users");
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Import ids", Exact = true }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        var last = dialog.GetByText("Result", new LocatorGetByTextOptions { Exact = true });
        await Expect(last).ToBeVisibleAsync();

        var (inner, outer) = (await last.BoundingBoxAsync(), await dialog.BoundingBoxAsync());

        Assert.InRange(inner!.X + inner.Width, 0, outer!.X + outer.Width);
    }

    private async Task<Visitor> EnterAtAsync(string path)
    {
        var visitor = await EnterAsync(shared.App, new Screen(Width, Theme.Light));
        await visitor.SignInAsync(Person.Admin, path);
        await new FrameParts(visitor.Page).IsLoadedAsync();
        return visitor;
    }
}
