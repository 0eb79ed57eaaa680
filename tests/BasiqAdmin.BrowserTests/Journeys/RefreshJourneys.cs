using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Accessibility;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed partial class RefreshJourneys(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Refresh_GoesThroughLive_SecondPersonMeetsIt_AndALeadOverridesWithAReason()
    {
        var app = await StartAppOverStillSandboxAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var support = await EnterAsync(app);
        await support.SignInAsync(Person.Support, ConnectionPage.PathOf(customer));
        var (part, lead) = (new RefreshPart(support.Page), await EnterAsync(app));
        await lead.SignInAsync(Person.TeamLead, ConnectionPage.PathOf(customer));
        var leads = new RefreshPart(lead.Page);
        await Expect(leads.Refresh).ToBeEnabledAsync();
        await support.Page.EvaluateAsync("window.isTheFirstPage = true");

        await part.Refresh.ClickAsync();
        await Expect(part.LiveSteps).ToContainTextAsync("Sign-in");
        await Expect(part.Region).ToContainTextAsync("You can leave this page.");
        await leads.Refresh.ClickAsync();
        await Expect(leads.Answer).ToContainTextAsync("A job is under way already");
        await Expect(leads.LiveSteps).ToContainTextAsync("Sign-in");
        Assert.Empty(await AxeScan.ViolationsAsync(support.Page));

        await app.Sandbox.LetPassAsync(TimeSpan.FromMinutes(30), Token);
        app.LetPass(TimeSpan.FromSeconds(10));
        await Expect(part.Live).ToContainTextAsync("Up to date");
        await Expect(part.Region).ToContainTextAsync("OK again");
        await Expect(part.Refresh).ToBeDisabledAsync();
        await Expect(part.Override).ToHaveCountAsync(0);
        await Expect(leads.Override).ToBeVisibleAsync();
        await leads.Override.ClickAsync();
        await leads.Reason.FillAsync("Ticket 4711");
        Assert.Empty(await AxeScan.ViolationsAsync(lead.Page));
        await leads.Confirm.ClickAsync();

        await leads.History.Locator("summary").ClickAsync();
        await Expect(leads.History).ToContainTextAsync("Reason: Ticket 4711");
        Assert.True(await support.Page.EvaluateAsync<bool>("window.isTheFirstPage === true"));
        Assert.Equal(2, await app.Sandbox.RequestsAsync("POST", Paths.Refresh, Token));
    }

    [Fact]
    public async Task ConnectionPage_Opened_AsksBasiqOnceForEachThing()
    {
        var app = await StartAppAsync(("Directory:ImportFrom", ""), ("Jobs:SweepPerSecond", "0.001"));
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support);
        var before = await CountAsync(app);

        await visitor.Page.GotoAsync(ConnectionPage.PathOf(customer));
        await Expect(new RefreshPart(visitor.Page).Region).ToContainTextAsync("checks passed");

        Assert.Equal(before.Select(count => count + 1), await CountAsync(app));
        Assert.Equal(0, await app.Sandbox.RequestsAsync("GET", Paths.Connection, Token));
    }

    [Fact]
    public async Task UserPage_Opened_AsksBasiqOnceForEachThing()
    {
        var app = await StartAppAsync(("Directory:ImportFrom", ""), ("Jobs:SweepPerSecond", "0.001"));
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support);
        var before = await CountAsync(app);

        await visitor.Page.GotoAsync($"/users/{customer.Id}");
        await Expect(visitor.Page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Activity" })).ToBeVisibleAsync();

        Assert.Equal(before.Select(count => count + 1), await CountAsync(app));
        Assert.Equal(0, await app.Sandbox.RequestsAsync("GET", Paths.Connection, Token));
    }

    [Fact]
    public async Task Refresh_DuringAnOutage_IsBlockedWithTheReason()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        await new InboxScenario(app).BankBecomesAsync(customer, "major-outage", Token);
        var visitor = await EnterAsync(app, new Screen(375, Theme.Dark));

        await visitor.SignInAsync(Person.TeamLead, ConnectionPage.PathOf(customer));

        var part = new RefreshPart(visitor.Page);
        await Expect(part.Region).ToContainTextAsync("Bank is in a major outage");
        await Expect(part.Region).ToContainTextAsync("Available when the bank is operational again.");
        await Expect(part.Refresh).ToBeDisabledAsync();
        await Expect(part.Override).ToHaveCountAsync(0);
        Assert.Empty(await AxeScan.ViolationsAsync(visitor.Page));
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Refresh, Token));
    }

    [Fact]
    public async Task OpenBanking_ShowsHowManyRefreshesOfTheDayAreUsed()
    {
        var app = await StartAppAsync();
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support, "/connections?method=openbanking&status=active");

        await new ListPart(visitor.Page, "Connections").Table.Locator("[data-row-link]").First.ClickAsync();

        var part = new RefreshPart(visitor.Page);
        await Expect(part.Meter).ToHaveAttributeAsync("aria-valuetext", Used());
        await Expect(part.Region).ToContainTextAsync("refreshes used (24 h)");
    }

    [GeneratedRegex("^[0-9]+ of 20 refreshes used \\(24 h\\)$", RegexOptions.None, 1000)]
    private static partial Regex Used();

    private static async Task<IReadOnlyList<int>> CountAsync(AdminApp app)
    {
        var counts = new List<int>();
        foreach (var path in new[] { Paths.User, Paths.Connections, Paths.Jobs, Paths.Consents, Paths.Accounts })
        {
            counts.Add(await app.Sandbox.RequestsAsync("GET", path, Token));
        }

        return counts;
    }
}
