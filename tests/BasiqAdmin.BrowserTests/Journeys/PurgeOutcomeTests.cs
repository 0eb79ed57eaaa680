using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>Whatever happens to the one request of a purge, the receipt says what is known, and nothing is sent twice.</summary>
public sealed class PurgeOutcomeTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Unknown = "Outcome unknown, being settled";

    [Fact]
    public async Task Purge_OfAConnectionThatIsNotActive_IsStoppedByTheCheckWithWhatToDoInstead()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Bighead, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));

        var dialog = new PurgeDialogPart(visitor.Page);
        await new ConnectionPage(visitor.Page).Purge.ClickAsync();

        await Expect(dialog.Checks.Filter(new() { HasText = "Connection is active" })).ToContainTextAsync("Instead:");
        await Expect(dialog.Confirm).ToHaveCountAsync(0);
        await Expect(dialog.Reason).ToHaveCountAsync(0);
        await dialog.Close.ClickAsync();
        await Expect(dialog.Dialog).ToHaveCountAsync(0);
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Fact]
    public async Task Purge_RefusedByBasiq_EndsOnAReceiptThatSaysWhy()
    {
        var (app, customer, visitor) = await StartAsync();
        await app.Sandbox.BreakAsync(new SandboxFault($"POST {Paths.Purge}", Status: 400), Token);

        var receipt = await PurgeAsync(visitor, customer);

        await Expect(receipt.Outcome("Refused")).ToBeVisibleAsync();
        await Expect(receipt.Main).ToContainTextAsync("so nothing was removed");
        await Expect(receipt.Main).ToContainTextAsync("Correlation id");
        Assert.NotEqual(0, await app.Sandbox.AccountsAsync(customer, customer.ConnectionId, Token));
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(null, true)]
    public async Task Purge_CarriedOutButNotConfirmed_IsProvenByReadingBack(int? status, bool drop)
    {
        var (app, customer, visitor) = await StartAsync();
        await app.Sandbox.BreakAsync(new SandboxFault($"POST {Paths.Purge}", status, Drop: drop, AfterEffect: true), Token);

        var receipt = await PurgeAsync(visitor, customer);

        await Expect(receipt.Outcome("Done")).ToBeVisibleAsync();
        await Expect(receipt.Main).ToContainTextAsync("0 accounts left");
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Fact]
    public async Task Purge_ThatTimesOut_IsUnknownUntilReadingBackShowsThatNothingHappened()
    {
        var (app, customer, visitor) = await StartAsync(("Basiq:Timeout", "00:00:06"));
        await app.Sandbox.BreakAsync(new SandboxFault($"POST {Paths.Purge}", LatencyMs: 60_000), Token);

        var receipt = await PurgeAsync(visitor, customer);
        await Expect(receipt.Outcome(Unknown)).ToBeVisibleAsync();
        await Expect(receipt.Main).ToContainTextAsync("It is not sent again");

        await ReadBackUntilRefusedAsync(app, receipt);

        await Expect(receipt.Main).ToContainTextAsync("The purge did not take place");
        Assert.NotEqual(0, await app.Sandbox.AccountsAsync(customer, customer.ConnectionId, Token));
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Fact]
    public async Task Purge_AnsweredWith500AndNotCarriedOut_SaysThatReadingBackShowedItNotThatBasiqRefused()
    {
        var (app, customer, visitor) = await StartAsync();
        await app.Sandbox.BreakAsync(new SandboxFault($"POST {Paths.Purge}", Status: 500), Token);

        var receipt = await PurgeAsync(visitor, customer);
        await ReadBackUntilRefusedAsync(app, receipt);

        await Expect(receipt.Main).ToContainTextAsync("The purge did not take place: the accounts are still at Basiq.");
        await Expect(receipt.Main).Not.ToContainTextAsync("Basiq refused");
        Assert.NotEqual(0, await app.Sandbox.AccountsAsync(customer, customer.ConnectionId, Token));
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    // It is read back several times, ever later, before it says that nothing happened.
    private static Task ReadBackUntilRefusedAsync(AdminApp app, ReceiptPage receipt) => receipt.Outcome("Refused").UntilVisibleAsync(() =>
    {
        app.LetPass(TimeSpan.FromMinutes(10));
        return Task.CompletedTask;
    });

    private async Task<(AdminApp App, Customer Customer, Visitor Visitor)> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = await StartAppAsync(settings);
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));
        return (app, customer, visitor);
    }

    private static async Task<ReceiptPage> PurgeAsync(Visitor visitor, Customer customer)
    {
        var dialog = await new ConnectionPage(visitor.Page).PreparePurgeAsync(customer, "Ticket 4711");
        await dialog.Confirm.ClickAsync();
        var receipt = new ReceiptPage(visitor.Page);
        await Expect(receipt.Heading).ToBeVisibleAsync();
        return receipt;
    }
}
