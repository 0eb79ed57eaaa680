using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What people do all day takes no more steps than designed, and can be done with the keyboard alone.</summary>
public sealed class StepTests(Chromium chromium, StepApp steps) : BrowserTest(chromium), IClassFixture<StepApp>
{
    [Fact]
    public Task Name_ToTheTextForTheCustomer_TakesFour() => TakesAsync(4, Person.Support, "/", async (hand, _) =>
    {
        await hand.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await FindAsync(hand, steps.Failing.Name.Split(' ')[0]);
        await hand.PressAsync(new DiagnosisPart(hand.Page).Copy);

        await Expect(hand.Page.GetByText("Copied", new PageGetByTextOptions { Exact = true }).First).ToBeVisibleAsync();
    });

    [Fact]
    public Task Email_ToTheUser_TakesThree() => TakesAsync(3, Person.Support, "/", async (hand, _) =>
    {
        await FindAsync(hand, steps.Failing.Email);

        await Expect(hand.Page).ToHaveURLAsync(steps.App.At(UserPage.PathOf(steps.Failing)));
    });

    [Fact]
    public Task BankAndFirstName_ToTheUser_TakesThree() => TakesAsync(3, Person.Support, "/", async (hand, _) =>
    {
        await FindAsync(hand, $"{steps.Failing.Name.Split(' ')[0]} Hooli");

        await Expect(hand.Page).ToHaveURLAsync(steps.App.At(UserPage.PathOf(steps.Failing)));
    });

    [Theory]
    [InlineData("{0}")]
    [InlineData("connectionId: {0}")]
    [InlineData("https://dashboard.basiq.io/connections/{0}")]
    public Task PastedId_ToTheConnection_TakesTwo(string pasted) => TakesAsync(2, Person.Support, "/", async (hand, _) =>
    {
        await hand.ChordAsync("/");
        await hand.PasteAsync(new FrameParts(hand.Page).Search, pasted.Replace("{0}", steps.Failing.ConnectionId, StringComparison.Ordinal));

        await Expect(hand.Page).ToHaveURLAsync(steps.App.At(ConnectionPage.PathOf(steps.Failing)));
    });

    [Fact]
    public Task Refresh_FromTheUsersPage_TakesOne() => TakesAsync(1, Person.Support, steps.Refreshed, UserPage.PathOf, async (hand, customer) =>
    {
        await hand.PressAsync(Content(hand).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Refresh", Exact = true }).First);

        await Expect(new UserPage(hand.Page).Connection(customer.ConnectionId).GetByRole(AriaRole.Status)).ToContainTextAsync("Up to date");
    });

    [Fact]
    public Task HandOverToBasiq_Recorded_TakesThree() => TakesAsync(3, Person.Support, JobPage.PathOf(steps.FailedJobId), async (hand, _) =>
    {
        await hand.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var job = new JobPage(hand.Page);
        await hand.PressAsync(job.Report);
        await hand.PressAsync(job.CopyReport);
        await hand.PressAsync(job.MarkAsReported);

        await Expect(hand.Page.GetByText("reported to Basiq").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task Purge_ToThePrintedReceipt_TakesSix() => TakesAsync(6, Person.Admin, steps.Purged, UserPage.PathOf, async (hand, customer) =>
    {
        await hand.Page.EvaluateAsync("window.print = () => window.isPrinted = true");
        var (dialog, receipt) = (new PurgeDialogPart(hand.Page), new ReceiptPage(hand.Page));
        await hand.PressAsync(new UserPage(hand.Page).Purge.First);
        await Expect(dialog.Cancel).ToBeFocusedAsync();
        await hand.TypeAsync(dialog.Reason, "Ticket 4711");
        await hand.TypeAsync(dialog.TypedId, customer.ConnectionId);
        await hand.PressAsync(dialog.Confirm);
        await Expect(receipt.Outcome("Done")).ToBeVisibleAsync();
        await hand.PressAsync(Content(hand).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Print", Exact = true }));

        Assert.True(await hand.Page.EvaluateAsync<bool>("window.isPrinted === true"));
    });

    [Fact]
    public Task PurgesOfLastWeek_Exported_TakesThree() => TakesAsync(3, Person.Admin, "/", async (hand, _) =>
    {
        await hand.PressAsync(new FrameParts(hand.Page).NavigationLink("Purges"));
        await hand.PressAsync(Content(hand).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Last week", Exact = true }));
        await Expect(hand.Page).ToHaveURLAsync(new Regex("from=", RegexOptions.None, TimeSpan.FromSeconds(1)));

        var download = await hand.Page.RunAndWaitForDownloadAsync(() => hand.PressAsync(Content(hand).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "CSV", Exact = true })));

        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
    });

    [Fact]
    public Task FailuresOfOneGroup_PutAside_TakesThree() => TakesAsync(3, Person.TeamLead, InboxPage.Path, async (hand, _) =>
    {
        var inbox = new InboxPage(hand.Page);
        var name = await inbox.SelectGroup.First.GetAttributeAsync("aria-label");
        await hand.TickAsync(inbox.SelectGroup.First);
        await hand.PressAsync(inbox.Selection.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^Snooze", RegexOptions.None, TimeSpan.FromSeconds(1)) }));
        await hand.PressAsync(inbox.Confirm("Snooze"));

        await Expect(hand.Page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Name = name, Exact = true })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task ThisWeekAgainstLast_ByBankAndCause_TakesOne() => TakesAsync(1, Person.TeamLead, "/", async (hand, _) =>
    {
        await hand.PressAsync(new FrameParts(hand.Page).NavigationLink("Insights"));

        await Expect(hand.Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Failures by bank and cause" })).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData("/users", "Users")]
    [InlineData("/connections", "Connections")]
    [InlineData("/jobs", "Jobs")]
    [InlineData(InboxPage.Path, "Failed jobs")]
    [InlineData("/purges", "Purges")]
    [InlineData("/audit", "Audit entries")]
    [InlineData("/connectors", "Connectors")]
    public async Task List_FromThePagesHeading_IsReachedWithinTwelveTabs(string path, string title)
    {
        const int most = 12;
        var visitor = await EnterAsync(steps.App);
        await visitor.SignInAsync(Person.Admin, path);
        await new FrameParts(visitor.Page).IsLoadedAsync();
        var rows = new ListPart(visitor.Page, title).Table.Locator("tbody");
        await Expect(rows).ToBeVisibleAsync();
        await new FrameParts(visitor.Page).Heading.FocusAsync();

        var tabs = 0;
        while (tabs <= most && !await rows.EvaluateAsync<bool>("rows => rows.contains(document.activeElement)"))
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            tabs++;
        }

        Assert.InRange(tabs, 1, most);
    }

    private Task TakesAsync(int most, Person person, string path, Func<Hand, Customer, Task> journey) => TakesAsync(most, person, (steps.Failing, steps.Failing), _ => path, journey);

    // Each hand has a customer of its own where something is done to a connection, because that stays done.
    private async Task TakesAsync(int most, Person person, (Customer Mouse, Customer Keyboard) customers, Func<Customer, string> path, Func<Hand, Customer, Task> journey)
    {
        foreach (var (customer, hasMouse) in new[] { (customers.Mouse, true), (customers.Keyboard, false) })
        {
            var visitor = await EnterAsync(steps.App);
            await visitor.SignInAsync(person, path(customer));
            await new FrameParts(visitor.Page).IsLoadedAsync();
            var hand = new Hand(visitor.Page, hasMouse);

            await journey(hand, customer);

            Assert.InRange(hand.Steps, 1, most);
        }
    }

    private static async Task FindAsync(Hand hand, string text)
    {
        var frame = new FrameParts(hand.Page);
        await hand.ChordAsync("/");
        await hand.TypeAsync(frame.Search, text);
        await hand.TakeFirstAsync(frame.Hits);
    }

    private static ILocator Content(Hand hand) => hand.Page.GetByRole(AriaRole.Main);
}

/// <summary>The app that the steps are taken in: somebody's refreshes have failed in it, and other people's connections work.</summary>
public sealed class StepApp : IAsyncLifetime
{
    private AdminApp? _app;

    public AdminApp App => _app ?? throw new InvalidOperationException("The app has not been started.");

    /// <summary>Whose logins always fail.</summary>
    public Customer Failing { get; private set; } = null!;

    /// <summary>The newest of those failures.</summary>
    public string FailedJobId { get; private set; } = null!;

    /// <summary>Whose connections are refreshed.</summary>
    public (Customer Mouse, Customer Keyboard) Refreshed { get; private set; }

    /// <summary>Whose connections are purged.</summary>
    public (Customer Mouse, Customer Keyboard) Purged { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        _app = await AdminApp.StartAsync(isSandboxStill: false, token);
        Failing = await _app.Sandbox.CustomerAsync(SeededPeople.Erlich, token);
        FailedJobId = await _app.Sandbox.FailedJobAsync(Failing, token);
        Refreshed = (await _app.Sandbox.CustomerAsync(SeededPeople.Gavin, token), await _app.Sandbox.CustomerAsync(SeededPeople.Whistler, token));
        Purged = (await _app.Sandbox.CustomerAsync(SeededPeople.Max, token), await _app.Sandbox.CustomerAsync(SeededPeople.Gilfoyle, token));
        await SharedApp.PurgeAsync(_app, await SharedApp.SignInAsync(_app, token), await _app.Sandbox.CustomerAsync(SeededPeople.FirstByChance, token), token);
        await new InboxScenario(_app).LookAtAsync([Failing, await _app.Sandbox.CustomerAsync(SeededPeople.Bighead, token), Refreshed.Mouse, Refreshed.Keyboard], token);
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
