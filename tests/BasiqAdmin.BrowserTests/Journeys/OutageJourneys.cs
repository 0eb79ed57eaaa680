using BasiqAdmin.BrowserTests.Accessibility;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>A bank goes down and comes back while somebody looks at something else. That one look at the banks is enough to tell it, the tests of the watcher show.</summary>
public sealed class OutageJourneys(Chromium chromium) : BrowserTest(chromium)
{
    private const string Bank = "AU00000";
    private const string Down = "Major outage at Hooli Bank";
    private const string Up = "Hooli Bank is out of its major outage";
    private const int MostPushes = 8;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Outage_SeenByTheApp_IsToldAtOnceAndStandsInTheBellTheListAndOnTheBanksPage()
    {
        var app = await StartAppAsync();
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support, "/users");
        var banks = new ConnectorPage(visitor.Page);
        await new FrameParts(visitor.Page).IsLoadedAsync();

        await BecomesAsync(app, "major-outage", banks, Down);

        await banks.RingAsync();
        await Expect(banks.News).ToContainTextAsync(Down);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Keyboard.TypeAsync("gh");
        await Expect(banks.List.Rows.Filter(new() { HasText = "Hooli Bank" }).Filter(new() { HasText = "Web" })).ToContainTextAsync("Major outage");
        await banks.Notices.GetByText(Down).ClickAsync();
        await Expect(banks.Way("Web")).ToContainTextAsync("Ongoing");
    }

    [Fact]
    public async Task Outage_ThatIsOver_IsToldAtOnceAndIsAnIncident_AlsoAfterARestart()
    {
        var app = await StartAppAsync();
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support, ConnectorPage.PathOf(Bank, "web"));
        var banks = new ConnectorPage(visitor.Page);
        await new FrameParts(visitor.Page).IsLoadedAsync();
        await BecomesAsync(app, "major-outage", banks, Down);
        await Expect(banks.Way("Web").GetByRole(AriaRole.Table, new() { Name = "Incidents" })).ToContainTextAsync("Ongoing");

        await BecomesAsync(app, "operational", banks, Up);

        await Expect(banks.Way("Web").GetByRole(AriaRole.Table, new() { Name = "Incidents" })).Not.ToContainTextAsync("Ongoing");
        await visitor.Page.GotoAsync("about:blank");
        await app.RestartAsync();
        await visitor.Page.GotoAsync(app.At(ConnectorPage.PathOf(Bank, "web")));
        await new FrameParts(visitor.Page).IsLoadedAsync();
        await banks.RingAsync();
        await Expect(banks.News).ToContainTextAsync("Major outage is over at Hooli Bank");
    }

    [Fact]
    public async Task Bank_Searched_IsOpened()
    {
        var app = await StartAppAsync();
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support);
        var frame = new FrameParts(visitor.Page);

        await frame.FindAsync(Bank);

        await Expect(frame.Heading).ToHaveTextAsync("Hooli Bank · connector");
    }

    [Fact]
    public async Task BanksAndNotices_HaveNoViolationInBothThemes()
    {
        var app = await StartAppAsync();
        var found = new List<string>();
        foreach (var (number, screen) in new[] { new Screen(1440, Theme.Light), new Screen(1440, Theme.Dark), new Screen(375, Theme.Light), new Screen(375, Theme.Dark) }.Index())
        {
            var visitor = await EnterAsync(app, screen);
            await visitor.SignInAsync(Person.Support, ConnectorPage.PathOf(Bank, "web"));
            var banks = new ConnectorPage(visitor.Page);
            await new FrameParts(visitor.Page).IsLoadedAsync();
            await BecomesAsync(app, number % 2 == 0 ? "major-outage" : "degraded-performance", banks, number % 2 == 0 ? Down : Up);
            await Expect(banks.Incidents.First).ToContainTextAsync("Ongoing");
            await visitor.Page.GetByText("As a table").First.ClickAsync();
            found.AddRange((await AxeScan.ViolationsAsync(visitor.Page, screen.Theme)).Select(violation => $"{screen}: {violation}"));
        }

        Assert.Empty(found);
    }

    // A push of the clock is lost on a worker that is about to fall asleep, so it is pushed until the app has looked and told.
    private static async Task BecomesAsync(AdminApp app, string status, ConnectorPage banks, string told)
    {
        await app.Sandbox.SetBankAsync(Bank, "web", status, Token);
        var isTold = false;
        for (var push = 0; push < MostPushes && !isTold; push++)
        {
            app.LetPass(PollInterval);
            isTold = await IsToldAsync(banks, told);
        }

        Assert.True(isTold, $"Nobody was told: {told}");
    }

    private static async Task<bool> IsToldAsync(ConnectorPage banks, string told)
    {
        try
        {
            await Expect(banks.Notices).ToContainTextAsync(told, new LocatorAssertionsToContainTextOptions { Timeout = 4000 });
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }
}
