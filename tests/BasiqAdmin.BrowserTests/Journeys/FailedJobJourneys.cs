using BasiqAdmin.BrowserTests.Accessibility;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>A lead's morning: what failed over night, who must act, and an empty inbox at the end.</summary>
public sealed class FailedJobJourneys(Chromium chromium) : BrowserTest(chromium)
{
    // Slow enough that the sweep finds nothing while somebody looks.
    private static readonly (string Key, string Value) NoSweep = ("Jobs:SweepPerSecond", "0.01");

    [Fact]
    public async Task Inbox_FilteredAndByKeyboardAlone_IsEmptied()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxDay(app).LookAtAsync(await CustomersAsync(app, 1, 2, 3), Token);
        var visitor = await LeadAsync(app, $"{InboxPage.Path}?owner=customer");
        var inbox = new InboxPage(visitor.Page);
        await Expect(inbox.List.RowLinks.First).ToBeVisibleAsync();

        for (var left = await inbox.CountAsync(); left > 0; left--)
        {
            await visitor.Page.Keyboard.PressAsync("j");
            await Expect(inbox.List.RowLinks.First).ToBeFocusedAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Expect(inbox.Button("Assign to me")).ToBeVisibleAsync();
            await visitor.Page.Keyboard.PressAsync("a");
            await Expect(inbox.Case).ToContainTextAsync($"Assigned · {Person.TeamLead.Name}");
            await visitor.Page.Keyboard.PressAsync("e");
            await Expect(inbox.Reason).ToBeFocusedAsync();
            await visitor.Page.Keyboard.TypeAsync("Told the customer, ticket 4711");
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Expect(inbox.Case).ToContainTextAsync($"{Person.TeamLead.Name} resolved it: Told the customer, ticket 4711");
            await Expect(inbox.List.RowLinks).ToHaveCountAsync(left - 1);
        }

        await Expect(visitor.Page.GetByText("No failed job matches")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Outage_OfABank_FoldsWhatItExplains()
    {
        var (app, hooli) = await OutageAsync();
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        var fold = inbox.Fold("Hooli Bank");

        await Expect(fold).ToContainTextAsync("Major outage");
        await Expect(fold).ToContainTextAsync($"{hooli.Count} failures since");
        await Expect(fold.GetByRole(AriaRole.Row)).ToHaveCountAsync(0);
        await fold.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Unfold Hooli Bank", Exact = true }).ClickAsync();
        await Expect(fold.Locator("[data-row-link]")).ToHaveCountAsync(hooli.Count);
        await inbox.Button("Snooze until it recovers").ClickAsync();
        await Expect(inbox.Dialog).ToContainTextAsync("This changes 3 cases");
        await inbox.Confirm("Snooze").ClickAsync();

        await Expect(visitor.Page.GetByText("3 cases changed.")).ToBeVisibleAsync();
        await Expect(fold).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Snoozed 3", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Bulk_Assignment_ShowsHowManyAndWhichAndStaysInTheHistory()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxDay(app).LookAtAsync(await CustomersAsync(app, 1, 2, 3), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await Expect(inbox.List.RowLinks.First).ToBeVisibleAsync();
        var count = await inbox.CountAsync();

        await inbox.SelectPage.ClickAsync();
        await visitor.Page.Keyboard.PressAsync("a");
        await Expect(inbox.Dialog).ToContainTextAsync($"This changes {count} cases");
        await inbox.Confirm("Assign").ClickAsync();

        await Expect(visitor.Page.GetByText($"{count} cases changed.")).ToBeVisibleAsync();
        await Expect(inbox.List.Table.GetByRole(AriaRole.Cell, new LocatorGetByRoleOptions { Name = Person.TeamLead.Name, Exact = true })).ToHaveCountAsync(count);
        await Expect(new ListPart(visitor.Page, "Changes of several cases").Rows).ToContainTextAsync([$"Assign to {Person.TeamLead.Name}"]);
    }

    [Fact]
    public async Task Case_WhoseConnectionSucceedsLater_ClosesItselfAndSaysSo()
    {
        var (app, hooli) = await OutageAsync();
        var day = new InboxDay(app);
        var visitor = await LeadAsync(app, $"{InboxPage.Path}?q={hooli[0].ConnectionId}&outage=AU00000");
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Hooli");

        await day.BankBecomesAsync(hooli[0], "operational", Token);
        await day.RefreshAsync([hooli[0]], Token);
        app.LetPass(TimeSpan.FromSeconds(30));

        await Expect(inbox.Case).ToContainTextAsync("This case closed itself: a later job of the connection succeeded.");
        await Expect(inbox.List.RowLinks).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TwoLeads_OnTheSameCase_TheSecondIsToldAndLosesNothing()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxDay(app).LookAtAsync(await CustomersAsync(app, 1), Token);
        var first = await LeadAsync(app, InboxPage.Path);
        await new InboxPage(first.Page).List.RowLinks.First.ClickAsync();
        await Expect(new InboxPage(first.Page).Case).ToContainTextAsync("Next step");
        var second = await EnterAsync(app);
        await second.SignInAsync(Person.Admin, new Uri(first.Page.Url).PathAndQuery);
        var inbox = new InboxPage(second.Page);
        await Expect(inbox.Case).ToContainTextAsync("Next step");
        await second.Page.Keyboard.PressAsync("e");
        await inbox.Reason.FillAsync("Ticket 4711");

        await first.Page.Keyboard.PressAsync("a");
        await Expect(new InboxPage(first.Page).Case).ToContainTextAsync("Assigned · Mira");
        await inbox.Confirm("Resolve").ClickAsync();

        await Expect(inbox.Dialog).ToContainTextAsync("Mira changed this case in the meantime");
        await Expect(inbox.Reason).ToHaveValueAsync("Ticket 4711");
        await inbox.Confirm("Resolve").ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Ada resolved it: Ticket 4711");
    }

    [Fact]
    public async Task Inbox_WithFoldAndCaseAndDialog_HasNoViolationInBothThemes()
    {
        var (app, _) = await OutageAsync();
        await new InboxDay(app).LookAtAsync(await CustomersAsync(app, 1, 2, 3), Token);
        var found = new List<string>();
        foreach (var screen in new[] { new Screen(1440, Theme.Light), new Screen(1440, Theme.Dark), new Screen(375, Theme.Light), new Screen(375, Theme.Dark) })
        {
            var visitor = await EnterAsync(app, screen);
            await visitor.SignInAsync(Person.TeamLead, $"{InboxPage.Path}?unfold=AU00000");
            var inbox = new InboxPage(visitor.Page);
            await Expect(inbox.List.RowLinks.First).ToBeVisibleAsync();
            await visitor.Page.GetByText("The numbers as tables").ClickAsync();
            found.AddRange(await ScanAsync(visitor, screen, "list"));
            await inbox.List.RowLinks.First.ClickAsync();
            await Expect(inbox.Case).ToContainTextAsync("Next step");
            found.AddRange(await ScanAsync(visitor, screen, "case"));
            await inbox.Button("Snooze").ClickAsync();
            await Expect(inbox.Dialog).ToBeVisibleAsync();
            found.AddRange(await ScanAsync(visitor, screen, "dialog"));
        }

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> ScanAsync(Visitor visitor, Screen screen, string what)
    {
        await new FrameParts(visitor.Page).IsLoadedAsync();

        // What lies under the top bar is not reached by a finger either.
        await visitor.Page.EvaluateAsync("scrollTo(0, 0)");
        return (await AxeScan.ViolationsAsync(visitor.Page)).Select(violation => $"{screen} {what}: {violation}");
    }

    private async Task<Visitor> LeadAsync(AdminApp app, string path)
    {
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.TeamLead, path);
        return visitor;
    }

    // Three customers of Hooli whose refresh failed while it was down.
    private async Task<(AdminApp App, IReadOnlyList<Customer> Customers)> OutageAsync()
    {
        var app = await StartAppAsync(NoSweep);
        var day = new InboxDay(app);
        var hooli = await CustomersAsync(app, 4, 5, 6);
        await day.BankBecomesAsync(hooli[0], "major-outage", Token);
        await day.RefreshAsync(hooli, Token);
        return (app, hooli);
    }

    private static async Task<IReadOnlyList<Customer>> CustomersAsync(AdminApp app, params int[] numbers)
    {
        var customers = new List<Customer>();
        foreach (var number in numbers)
        {
            customers.Add(await app.Sandbox.CustomerAsync(number, Token));
        }

        return customers;
    }
}
