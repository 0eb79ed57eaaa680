using BasiqAdmin.BrowserTests.Accessibility;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.BrowserTests.Screenshots;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>
/// A bank goes down and comes back: the outage is told within one poll, the failures fold, refreshes are blocked with the reason, and after the
/// recovery the queue tries one connection after the other, closes what succeeds and hands the rest to people. Nobody presses anything.
/// </summary>
[Trait("Pictures", "Readme")]
public sealed class RecoveryJourney(Chromium chromium) : BrowserTest(chromium)
{
    private const string Bank = "AU00000";
    private static readonly (string Key, string Value) NoSweep = ("Jobs:SweepPerSecond", "0.001");
    private static readonly TimeSpan Push = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Outage_FromItsBeginningToTheLastCase_IsWorkedOffWithoutAnybodyTouchingIt()
    {
        var app = await StartAppAsync(NoSweep);
        var customers = await CustomersAsync(app, SeededPeople.Max, SeededPeople.JianYang, SeededPeople.Gavin, SeededPeople.Whistler, SeededPeople.Gilfoyle);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.TeamLead, ConnectorPage.ListPath);
        var recovery = new RecoveryPage(visitor.Page);

        await GoDownAsync(app, visitor, customers);
        await FoldAsync(visitor, customers.Count);
        await BlockAsync(visitor, customers[2]);
        await WaitAsync(app, visitor, recovery, customers.Count);
        await app.Sandbox.SetBankAsync(Bank, "web", "operational", Token);
        await PassUntilAsync(app, recovery.SomeRecovered);
        await ReadmePicture.KeepAsync(visitor, "recovery-after-outage", Screen.Desktop);
        await PassUntilAsync(app, recovery.Count("In the queue", 0));

        await Expect(recovery.Count("Recovered", customers.Count - 1)).ToBeVisibleAsync();
        await Expect(recovery.Count("Escalated", 1)).ToBeVisibleAsync();
        await Expect(recovery.Count("Escalated, unassigned", 1)).ToBeVisibleAsync();
        await LeadsToPeopleAsync(visitor, recovery);
        await visitor.Page.GotoAsync($"{InboxPage.Path}?state=resolved");
        await Expect(new InboxPage(visitor.Page).List.RowLinks).ToHaveCountAsync(customers.Count - 1);
        await StaggeredAsync(app, customers.Count);
    }

    [Fact]
    public async Task Queue_WithTickets_HasNoViolationInBothThemes()
    {
        var app = await StartAppAsync(NoSweep, ("Recovery:Automatic", "false"));
        var customers = await CustomersAsync(app, SeededPeople.Gavin, SeededPeople.Whistler);
        var first = await EnterAsync(app);
        await first.SignInAsync(Person.TeamLead, ConnectorPage.ListPath);
        await GoDownAsync(app, first, customers);
        await QueueAsync(first, new RecoveryPage(first.Page), customers.Count);
        var found = new List<string>();
        foreach (var screen in new[] { new Screen(1440, Theme.Light), new Screen(1440, Theme.Dark), new Screen(375, Theme.Light), new Screen(375, Theme.Dark) })
        {
            var visitor = await EnterAsync(app, screen);
            await visitor.SignInAsync(Person.TeamLead, $"{RecoveryPage.Path}?bank={Bank}");
            await Expect(new RecoveryPage(visitor.Page).List.RowLinks.First).ToBeVisibleAsync();
            found.AddRange((await AxeScan.ViolationsAsync(visitor.Page, screen.Theme)).Select(violation => $"{screen} queue: {violation}"));
            await visitor.Page.GotoAsync(ConnectorPage.PathOf(Bank));
            await Expect(new RecoveryPage(visitor.Page).TryAgain).ToBeVisibleAsync();
            await new FrameParts(visitor.Page).IsLoadedAsync();
            found.AddRange((await AxeScan.ViolationsAsync(visitor.Page, screen.Theme)).Select(violation => $"{screen} bank: {violation}"));
            await new RecoveryPage(visitor.Page).TryAgain.ClickAsync();
            await Expect(new RecoveryPage(visitor.Page).Dialog).ToContainTextAsync("to queue");
            found.AddRange((await AxeScan.ViolationsAsync(visitor.Page, screen.Theme)).Select(violation => $"{screen} dialog: {violation}"));
            await visitor.Page.GotoAsync(ConnectionPage.PathOf(customers[0]));
            await Expect(visitor.Page.GetByRole(AriaRole.Region, new() { Name = "When the bank recovers" })).ToContainTextAsync("Waiting");
            await new FrameParts(visitor.Page).IsLoadedAsync();
            found.AddRange((await AxeScan.ViolationsAsync(visitor.Page, screen.Theme)).Select(violation => $"{screen} connection: {violation}"));
        }

        Assert.Empty(found);
    }

    // The customers' refreshes fail while the bank is down; the list of banks shows it without a reload.
    private static async Task GoDownAsync(AdminApp app, Visitor visitor, IReadOnlyList<Customer> customers)
    {
        await new FrameParts(visitor.Page).IsLoadedAsync();
        await app.Sandbox.SetBankAsync(Bank, "web", "major-outage", Token);
        await PassUntilAsync(app, new ConnectorPage(visitor.Page).Notices.GetByText("Major outage at Hooli Bank"));
        foreach (var customer in customers)
        {
            await app.Sandbox.RefreshAsync(customer, Token);
        }

        await PassAsync(app, TimeSpan.FromMinutes(2));
        await new InboxScenario(app).LookAtAsync(customers, Token);
        await visitor.Page.ReloadAsync();
        await new FrameParts(visitor.Page).IsLoadedAsync();
        await Expect(new ConnectorPage(visitor.Page).FirstRow).ToContainTextAsync("Major outage");
        await ReadmePicture.KeepAsync(visitor, "outage", Screen.Desktop);
    }

    private static async Task FoldAsync(Visitor visitor, int count)
    {
        await visitor.Page.GotoAsync(InboxPage.Path);
        await Expect(new InboxPage(visitor.Page).Fold("Hooli Bank")).ToContainTextAsync($"Hooli Bank · {count} failures");
    }

    private static async Task BlockAsync(Visitor visitor, Customer customer)
    {
        await visitor.Page.GotoAsync(ConnectionPage.PathOf(customer));
        var checks = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Refresh", Exact = true });
        await Expect(checks).ToContainTextAsync("Hooli Bank is in a major outage.");
        await Expect(checks.GetByRole(AriaRole.Button, new() { Name = "Refresh now", Exact = true })).ToBeDisabledAsync();
        await new FrameParts(visitor.Page).IsLoadedAsync();
        await ReadmePicture.KeepAsync(visitor, "blocked-refresh", Screen.Desktop);
    }

    // Whatever the outage explains has entered the queue by itself.
    private static async Task WaitAsync(AdminApp app, Visitor visitor, RecoveryPage recovery, int count)
    {
        await visitor.Page.GotoAsync(RecoveryPage.Path);
        await PassUntilAsync(app, recovery.Count("In the queue", count));
        await Expect(recovery.OfBank("Hooli Bank")).ToContainTextAsync("Hooli Bank is in a major outage.");
    }

    private static async Task QueueAsync(Visitor visitor, RecoveryPage recovery, int count)
    {
        await visitor.Page.GotoAsync(ConnectorPage.PathOf(Bank));
        await recovery.TryAgain.ClickAsync();
        await Expect(recovery.Dialog).ToContainTextAsync($"This queues {count} connections of Hooli Bank");
        await recovery.Dialog.GetByRole(AriaRole.Button, new() { Name = $"Queue {count} connections" }).ClickAsync();
        await Expect(visitor.Page.GetByText($"{count} connections queued.")).ToBeVisibleAsync();
        await visitor.Page.GotoAsync(RecoveryPage.Path);
        await Expect(recovery.OfBank("Hooli Bank")).ToContainTextAsync("Hooli Bank is in a major outage.");
    }

    private static async Task LeadsToPeopleAsync(Visitor visitor, RecoveryPage recovery)
    {
        await visitor.Page.GotoAsync($"{RecoveryPage.Path}?stage=escalated");
        await Expect(recovery.List.Rows).ToContainTextAsync(["Hooli Bank is operational, and the try failed all the same"]);
        await Expect(recovery.List.Table.GetByRole(AriaRole.Button, new() { Name = "Report to Basiq", Exact = true })).ToBeVisibleAsync();
        await recovery.List.Table.GetByRole(AriaRole.Link, new() { NameRegex = new("^Case ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Expect(new InboxPage(visitor.Page).Case).ToContainTextAsync("Given back by the recovery queue");
    }

    private static async Task StaggeredAsync(AdminApp app, int count)
    {
        var all = await app.Services.GetRequiredService<IRecoveryQueue>().SearchAsync(Actor.System, new RecoveryFilter(RecoveryStage.All), new PageRequest(), Token);
        var sent = all.Items.Select(row => row.SentAt!.Value).Order().ToList();
        Assert.Equal(count, sent.Count);
        Assert.All(all.Items, row => Assert.Equal(1, row.Attempts));
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(20)));
    }

    private static async Task PassAsync(AdminApp app, TimeSpan time)
    {
        await app.Sandbox.LetPassAsync(time, Token);
        app.LetPass(time);
    }

    private static Task PassUntilAsync(AdminApp app, ILocator sight) => sight.UntilVisibleAsync(() => PassAsync(app, Push));

    private static async Task<IReadOnlyList<Customer>> CustomersAsync(AdminApp app, params int[] places)
    {
        var customers = new List<Customer>();
        foreach (var place in places)
        {
            customers.Add(await app.Sandbox.CustomerAsync(place, Token));
        }

        await new InboxScenario(app).LookAtAsync(customers, Token);
        return customers;
    }
}
