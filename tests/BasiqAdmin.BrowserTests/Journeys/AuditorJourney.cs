using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>The auditor reads what was done, takes it away, and is offered nothing to change.</summary>
public sealed class AuditorJourney(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    // What shows, narrows, copies or prints. Saved views are everybody's own bookmarks.
    private static readonly string[] Harmless = ["+ Filter", "Check again", "Check now", "Print", "Refresh this view", "Save view"];

    [Fact]
    public async Task Auditor_FindsAUser_ReadsReceiptAndTrail_AndTakesTheTrailAway()
    {
        var (visitor, frame) = await AuditorAsync();
        await frame.FindAsync(shared.Customer.Email);
        await Expect(new UserPage(visitor.Page).Connection(shared.Customer.ConnectionId)).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText(shared.Customer.Email)).ToHaveCountAsync(0);

        await frame.NavigationLink("Purges").ClickAsync();
        await new ListPart(visitor.Page, "Purges").RowLinks.Last.ClickAsync();
        await Expect(new ReceiptPage(visitor.Page).Outcome("Done")).ToBeVisibleAsync();

        await frame.NavigationLink("Audit").ClickAsync();
        var audit = new AuditPage(visitor.Page);
        await audit.VerifyAsync();
        await Expect(audit.Verdict).ToContainTextAsync("intact, checked just now");
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "CSV", Exact = true }).ClickAsync());

        var trail = await File.ReadAllTextAsync(await file.PathAsync(), Token);
        Assert.Contains("purge.done", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(shared.Customer.Email, trail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(375)]
    public async Task Auditor_OnEveryPage_IsOfferedNothingThatChangesAnything(int width)
    {
        var screen = new Screen(width, Theme.Light);
        var (visitor, _) = await AuditorAsync(screen);
        var offered = new List<string>();

        foreach (var place in Place.All(shared).Where(place => place.Then is null && place.Path is not (SignInPage.Path or SessionsPage.Path)))
        {
            await place.OpenAsync(visitor);
            var names = await visitor.Page.Locator("main button:not([data-copy])").EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.ariaLabel ?? button.textContent.trim())");
            offered.AddRange(names.Except(Harmless, StringComparer.Ordinal).Select(name => $"{place.Name}: {name}"));
        }

        Assert.Empty(offered);
    }

    private async Task<(Visitor Visitor, FrameParts Frame)> AuditorAsync(Screen? screen = null)
    {
        var visitor = await EnterAsync(shared.App, screen);
        await visitor.SignInAsync(Person.Auditor);
        return (visitor, new FrameParts(visitor.Page));
    }
}
