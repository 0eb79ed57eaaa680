using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>More pages than the app wants to hold open.</summary>
public sealed class ManyPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task ManyPages_OneTooManyOfAPerson_SaysWhatToDo_AndOpensOnceAnotherIsClosed()
    {
        var app = await StartAppAsync(("Limits:CircuitsPerPerson", "2"));
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, "/users");
        await Expect(Heading(visitor.Page)).ToHaveTextAsync("Users");
        var second = await OpenAsync(visitor, "/connections");
        await Expect(Heading(second)).ToHaveTextAsync("Connections");

        var third = await OpenAsync(visitor, "/jobs?q=1");

        await Expect(Heading(third)).ToHaveTextAsync("Too many open pages");
        await Expect(third.GetByText("as one person may (2)")).ToBeVisibleAsync();
        await Expect(third.GetByRole(AriaRole.Link, new() { Name = "Try again" })).ToHaveAttributeAsync("href", "/jobs?q=1");
        Assert.Equal(2, app.Services.GetRequiredService<CircuitPlaces>().Taken);

        await second.CloseAsync();
        await third.GetByRole(AriaRole.Heading, new() { Name = "Jobs", Exact = true }).UntilVisibleAsync(() => TryAgainAsync(third));
    }

    [Fact]
    public async Task ManyPages_OneTooManyInAll_SaysThatTheAppIsFull()
    {
        var app = await StartAppAsync(("Limits:Circuits", "1"));
        var first = await EnterAsync(app);
        await first.SignInAsync(Person.Admin, "/users");
        await Expect(Heading(first.Page)).ToHaveTextAsync("Users");

        var second = await EnterAsync(app);
        await second.SignInAsync(Person.Support, "/users");

        await Expect(Heading(second.Page)).ToHaveTextAsync("Too many open pages");
        await Expect(second.Page.GetByText("as it can serve (1)")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ManyPages_ReloadedAtTheLimit_TakeTheirOwnPlaceAgain()
    {
        var app = await StartAppAsync(("Limits:CircuitsPerPerson", "1"));
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, "/users");
        await Expect(Heading(visitor.Page)).ToHaveTextAsync("Users");

        for (var reload = 0; reload < 3; reload++)
        {
            await visitor.Page.ReloadAsync();
            await Expect(Heading(visitor.Page)).ToHaveTextAsync("Users");
        }

        Assert.Equal(1, app.Services.GetRequiredService<CircuitPlaces>().Taken);
    }

    private static ILocator Heading(IPage page) => new FrameParts(page).Heading;

    private static async Task<IPage> OpenAsync(Visitor visitor, string path)
    {
        var page = await visitor.Context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    // The server hears of a closed tab a moment later.
    private static async Task TryAgainAsync(IPage page)
    {
        await page.GotoAsync("/jobs");
        await Heading(page).WaitForAsync();
    }
}
