using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class PurgeTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Purge_ByAnAdmin_IsSentOnceAndProvenByItsReceipt()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin);

        await new FrameParts(visitor.Page).FindAsync(customer.Name);
        await new UserPage(visitor.Page).Purge.ClickAsync();
        var dialog = new PurgeDialogPart(visitor.Page);
        await Expect(dialog.Cancel).ToBeFocusedAsync();
        await dialog.FillAsync("Ticket 4711: the customer asked for it", customer.ConnectionId);
        await dialog.Confirm.ClickAsync();

        var receipt = new ReceiptPage(visitor.Page);
        await Expect(receipt.Heading).ToBeVisibleAsync();
        await Expect(receipt.Outcome("Done")).ToBeVisibleAsync();
        Assert.Equal(0, await app.Sandbox.AccountsAsync(customer, customer.ConnectionId, Token));
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Token, Token));
    }

    [Fact]
    public async Task PurgeDialog_WithAWrongId_KeepsTheButtonDisabled()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));

        var dialog = await new ConnectionPage(visitor.Page).PreparePurgeAsync(customer, "Ticket 4711");
        await Expect(dialog.Confirm).ToBeEnabledAsync();
        await dialog.TypedId.FillAsync(customer.ConnectionId[..^1]);

        await Expect(dialog.Confirm).ToBeDisabledAsync();
        await dialog.Cancel.ClickAsync();
        await Expect(dialog.Dialog).ToHaveCountAsync(0);
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }
}
