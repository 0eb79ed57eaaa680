using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Playwright;
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
    public async Task Purge_LeavesItsTraceWhereverTheConnectionStands_AndOnPaper()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));
        var dialog = await new ConnectionPage(visitor.Page).PreparePurgeAsync(customer, "Ticket 4711");
        await dialog.Confirm.ClickAsync();
        await Expect(new ReceiptPage(visitor.Page).Outcome("Done")).ToBeVisibleAsync();

        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Expect(visitor.Page.GetByText(new Regex("^BasiqAdmin · Sandbox · printed .*[0-9]{4}.* by Ada", RegexOptions.None, TimeSpan.FromSeconds(1)))).ToBeVisibleAsync();
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        foreach (var path in new[] { UserPage.PathOf(customer), ConnectionPage.PathOf(customer) })
        {
            await visitor.Page.GotoAsync(path);
            await Expect(visitor.Page.GetByText(new Regex("^Data purged [0-9]", RegexOptions.None, TimeSpan.FromSeconds(1))).First).ToBeVisibleAsync();
        }

        await Expect(visitor.Page.GetByText("was purged. The connection stays, and a refresh would fetch the data again.")).ToBeVisibleAsync();
        await Expect(new RefreshPart(visitor.Page).Region.GetByText("Advised against").First).ToBeVisibleAsync();
        await Expect(new RefreshPart(visitor.Page).Refresh).ToBeDisabledAsync();
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
