using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class PurgeRaceTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task TwoAdmins_PurgingTheSameConnectionAtOnce_SendOneRequest()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var (one, first) = await PrepareAsync(app, customer);
        var (other, second) = await PrepareAsync(app, customer);
        await app.Sandbox.BreakAsync(new SandboxFault($"POST {Paths.Purge}", LatencyMs: 3_000, AfterEffect: true), Token);

        await Task.WhenAll(first.Confirm.ClickAsync(), second.Confirm.ClickAsync());

        var receipts = new ReceiptPage(one.Page).Outcome("Done").Or(first.Alert);
        await Expect(receipts).ToBeVisibleAsync();
        await Expect(new ReceiptPage(other.Page).Outcome("Done").Or(second.Alert)).ToBeVisibleAsync();
        var refused = await first.Alert.CountAsync() == 1 ? first : second;
        await Expect(refused.Alert).ToContainTextAsync("Nothing was purged");
        await Expect(refused.Reason).ToHaveValueAsync("Ticket 4711");
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Fact]
    public async Task Restart_UnderTheOpenDialog_KeepsWhatWasTyped_AndSendsOnce()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var (visitor, dialog) = await PrepareAsync(app, customer);
        visitor.ExpectConsoleErrors();
        await Expect(dialog.Confirm).ToBeEnabledAsync();
        await visitor.Page.EvaluateAsync("document.body.dataset.old = ''");

        await app.RestartAsync();

        await Expect(visitor.Page.Locator("body:not([data-old])")).ToHaveCountAsync(1);
        await Expect(dialog.Reason).ToHaveValueAsync("Ticket 4711");
        await Expect(dialog.TypedId).ToHaveValueAsync(customer.ConnectionId);
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
        await dialog.Confirm.ClickAsync();
        await Expect(new ReceiptPage(visitor.Page).Outcome("Done")).ToBeVisibleAsync();
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    private async Task<(Visitor Visitor, PurgeDialogPart Dialog)> PrepareAsync(AdminApp app, Customer customer)
    {
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));
        return (visitor, await new ConnectionPage(visitor.Page).PreparePurgeAsync(customer, "Ticket 4711"));
    }
}
