using BasiqAdmin.BrowserTests.Accessibility;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>A lead's morning: what failed over night, who must act, and an empty inbox at the end.</summary>
public sealed class FailedJobJourneys(Chromium chromium) : BrowserTest(chromium)
{
    // Slow enough that the sweep finds nothing while somebody looks.
    private static readonly (string Key, string Value) NoSweep = ("Jobs:SweepPerSecond", "0.001");

    [Fact]
    public async Task Outage_OfABank_FoldsWhatItExplains()
    {
        var (app, hooli) = await OutageAsync();
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        var fold = inbox.Fold("Hooli Bank");

        await Expect(fold).ToContainTextAsync("Major outage");
        await Expect(fold).ToContainTextAsync($"{hooli.Count} failures");
        await Expect(fold.GetByRole(AriaRole.Row)).ToHaveCountAsync(0);
        await fold.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Unfold Hooli Bank", Exact = true }).ClickAsync();
        await Expect(fold.GetByRole(AriaRole.Table).Locator("[data-row-link]")).ToHaveCountAsync(hooli.Count);
        await fold.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Snooze all" }).ClickAsync();
        await Expect(inbox.Dialog).ToContainTextAsync("This changes 3 cases");
        await inbox.Confirm("Snooze").ClickAsync();

        await Expect(inbox.Message("3 cases changed")).ToBeVisibleAsync();
        await Expect(fold).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Snoozed 3", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task CaseBesideTheList_FollowsTheKeys()
    {
        var (app, _) = await OutageAsync();
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await inbox.Fold("Hooli Bank").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Unfold Hooli Bank", Exact = true }).ClickAsync();
        var rows = inbox.Fold("Hooli Bank").GetByRole(AriaRole.Table).Locator("[data-row-link]");
        await rows.First.ClickAsync();
        await Expect(rows.First).ToHaveAttributeAsync("aria-current", "true");
        await rows.First.FocusAsync();

        await visitor.Page.Keyboard.PressAsync("j");

        await Expect(rows.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("k");
        await Expect(rows.First).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task Bulk_Assignment_ShowsHowManyAndWhichAndStaysInTheHistory()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead, SeededPeople.Erlich, SeededPeople.JianYang), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await Expect(inbox.List.RowLinks.First).ToBeVisibleAsync();
        var count = await inbox.CountAsync();

        await inbox.SelectPage.CheckAsync();
        await Expect(inbox.Selection).ToContainTextAsync($"{count} selected");
        await visitor.Page.Keyboard.PressAsync("a");
        await Expect(inbox.Dialog).ToContainTextAsync($"This changes {count} cases");
        await inbox.Confirm("Assign").ClickAsync();

        await Expect(inbox.Message($"{count} cases changed")).ToBeVisibleAsync();
        await Expect(inbox.List.Table.GetByRole(AriaRole.Cell, new LocatorGetByRoleOptions { Name = Person.TeamLead.Name, Exact = true })).ToHaveCountAsync(count);
        await Expect(new ListPart(visitor.Page, "Changes of several cases").Rows).ToContainTextAsync([$"Assign to {Person.TeamLead.Name}"]);
    }

    [Fact]
    public async Task Case_WhoseConnectionSucceedsLater_ClosesItselfAndSaysSo()
    {
        var (app, hooli) = await OutageAsync();
        var day = new InboxScenario(app);
        var visitor = await LeadAsync(app, $"{InboxPage.Path}?q={hooli[0].ConnectionId}&outage=AU00000");
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Hooli");

        await day.BankBecomesAsync(hooli[0], "operational", Token);
        await day.RefreshAsync([hooli[0]], Token);
        app.LetPass(TimeSpan.FromSeconds(30));

        await Expect(inbox.Case).ToContainTextAsync("Resolved automatically: a later job of the connection succeeded.");
        await Expect(inbox.List.RowLinks).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TwoLeads_OnTheSameCase_TheSecondIsToldAndLosesNothing()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead), Token);
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
    public async Task Assignment_Refused_ShowsWhoHasTheCaseAndCanBeChosenAgain()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead), Token);
        var first = await LeadAsync(app, InboxPage.Path);
        await new InboxPage(first.Page).List.RowLinks.First.ClickAsync();
        var second = await EnterAsync(app);
        await second.SignInAsync(Person.Admin, new Uri(first.Page.Url).PathAndQuery);
        var inbox = new InboxPage(second.Page);
        await Expect(inbox.Case).ToContainTextAsync("Next step");
        await new InboxPage(first.Page).AddNoteAsync("Called the customer");

        await inbox.AssignAsync(Person.TeamLead.Name);

        await Expect(inbox.Case).ToContainTextAsync("Mira changed this case in the meantime");
        await Expect(inbox.Assignee).ToHaveValueAsync("Unassigned");
        await inbox.AssignAsync(Person.TeamLead.Name);
        await Expect(inbox.Case).ToContainTextAsync("Assigned · Ada");
        await Expect(inbox.Assignee).ToHaveValueAsync(Person.TeamLead.Name);
    }

    [Fact]
    public async Task NoteAndReason_OutliveALoadOfThePageUntilTheyAreSaved()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await inbox.Note.FillAsync("Called the customer");
        await visitor.Page.ReloadAsync();
        await Expect(inbox.Note).ToHaveValueAsync("Called the customer");
        await inbox.Button("Add note").ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Noted · Mira");

        await inbox.Button("Resolve").ClickAsync();
        await inbox.Reason.FillAsync("Ti");
        await inbox.Reason.PressAsync("Enter");
        await visitor.Page.ReloadAsync();
        await Expect(inbox.Case).ToContainTextAsync("Noted · Mira");
        await Expect(inbox.Note).ToHaveValueAsync(string.Empty);
        await inbox.Button("Resolve").ClickAsync();
        await Expect(inbox.Reason).ToHaveValueAsync("Ti");
        await inbox.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await Expect(inbox.Dialog).ToHaveCountAsync(0);
        await inbox.Button("Resolve").ClickAsync();

        await Expect(inbox.Reason).ToHaveValueAsync(string.Empty);
    }

    [Fact]
    public async Task Note_LeftUnsaved_IsNotThereForWhoeverSignsInNext()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await inbox.Note.FillAsync("Half a thought");

        await new FrameParts(visitor.Page).SignOutAsync(Person.TeamLead);
        await Expect(new SignInPage(visitor.Page).Choices).ToHaveCountAsync(4);
        await visitor.SignInAsync(Person.Admin, InboxPage.Path);
        await inbox.List.RowLinks.First.ClickAsync();

        await Expect(inbox.Case).ToContainTextAsync("Next step");
        await Expect(inbox.Note).ToHaveValueAsync(string.Empty);
    }

    [Fact]
    public async Task Key_OnAnotherRowThanTheOpenCase_IsForThatRow()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead, SeededPeople.Erlich, SeededPeople.JianYang), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Next step");
        var open = await NumberAsync(inbox.List.RowLinks.First);
        var other = await NumberAsync(inbox.List.RowLinks.Nth(1));
        var next = await NumberAsync(inbox.List.RowLinks.Nth(2));

        await visitor.Page.Keyboard.PressAsync("j");
        await Expect(inbox.List.RowLinks.Nth(1)).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("e");
        await Expect(inbox.Reason).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("Ticket 4711");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(inbox.Message($"case {other}: resolved")).ToBeVisibleAsync();
        await Expect(inbox.Dialog).ToHaveCountAsync(0);
        await Expect(inbox.Row(other)).ToHaveCountAsync(0);
        await Expect(inbox.Row(open)).ToHaveCountAsync(1);

        // Whoever works through the list has the next case before them, and goes on there.
        await Expect(inbox.Case).ToContainTextAsync($"Case {next}");
        await Expect(inbox.List.RowLinks.Nth(1)).ToBeFocusedAsync();
        Assert.Equal(next, await NumberAsync(inbox.List.RowLinks.Nth(1)));

        var undo = visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo", Exact = true });

        // The message stands over the navigation: nothing of the list or the case is under it.
        await Expect(undo).ToBeVisibleAsync();
        var (message, page) = (await visitor.Page.GetByRole(AriaRole.Status, new PageGetByRoleOptions { Name = "Messages" }).BoundingBoxAsync(), await visitor.Page.GetByRole(AriaRole.Main).BoundingBoxAsync());
        Assert.InRange(message!.X + message.Width, 0, page!.X);
        await undo.ClickAsync();
        await Expect(inbox.Message("Taken back")).ToBeVisibleAsync();
        await Expect(inbox.Row(other)).ToHaveCountAsync(1);
        await Expect(inbox.Case).ToContainTextAsync($"Case {other}");
    }

    [Fact]
    public async Task Escape_ClosesTheCaseAndThenTheSelection()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead, SeededPeople.Erlich), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Next step");
        await visitor.Page.Keyboard.PressAsync("x");
        await Expect(inbox.Selection).ToContainTextAsync("1 selected");

        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(inbox.Case).ToHaveCountAsync(0);
        await Expect(inbox.Selection).ToContainTextAsync("1 selected");
        await Expect(inbox.List.RowLinks.First).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(inbox.Selection).Not.ToContainTextAsync("selected");
    }

    [Fact]
    public async Task Key_PressedBeforeTheSelectionHasAnswered_IsForTheSelectionAndNotForTheOpenCase()
    {
        var app = await StartAppAsync(NoSweep);
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead, SeededPeople.Erlich, SeededPeople.JianYang), Token);
        var visitor = await LeadAsync(app, InboxPage.Path);
        var inbox = new InboxPage(visitor.Page);
        await inbox.List.RowLinks.First.ClickAsync();
        await Expect(inbox.Case).ToContainTextAsync("Next step");
        var count = await inbox.CountAsync();

        await inbox.SelectPage.EvaluateAsync("button => { button.focus(); button.click(); button.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true })); }");

        await Expect(inbox.Dialog).ToContainTextAsync($"This changes {count} cases");
        await Expect(inbox.Case).Not.ToContainTextAsync("Assigned ·");
    }

    [Fact]
    public async Task Inbox_WithFoldAndCaseAndDialog_HasNoViolationInBothThemes()
    {
        var (app, _) = await OutageAsync();
        await new InboxScenario(app).LookAtAsync(await CustomersAsync(app, SeededPeople.Bighead, SeededPeople.Erlich, SeededPeople.JianYang), Token);
        var found = new List<string>();
        foreach (var screen in new[] { new Screen(1440, Theme.Light), new Screen(1440, Theme.Dark), new Screen(375, Theme.Light), new Screen(375, Theme.Dark) })
        {
            var visitor = await EnterAsync(app, screen);
            await visitor.SignInAsync(Person.TeamLead, $"{InboxPage.Path}?unfold=AU00000");
            var inbox = new InboxPage(visitor.Page);
            await Expect(inbox.List.RowLinks.First).ToBeVisibleAsync();
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Show trend", Exact = true }).ClickAsync();
            await visitor.Page.GetByText("The numbers as a table").First.ClickAsync();
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
        return (await AxeScan.ViolationsAsync(visitor.Page, screen.Theme)).Select(violation => $"{screen} {what}: {violation}");
    }

    private static async Task<string> NumberAsync(ILocator rowLink)
    {
        var href = await rowLink.GetAttributeAsync("href") ?? string.Empty;
        return href[(href.LastIndexOf('=') + 1)..];
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
        var day = new InboxScenario(app);
        var hooli = await CustomersAsync(app, SeededPeople.Gavin, SeededPeople.Whistler, SeededPeople.Gilfoyle);
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
