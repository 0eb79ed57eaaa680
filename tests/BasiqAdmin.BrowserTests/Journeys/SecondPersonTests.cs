using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>With the setting on, nothing is purged before somebody else has agreed.</summary>
public sealed class SecondPersonTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Waiting = "Waiting for approval";

    [Fact]
    public async Task Request_ApprovedByALead_IsPurged_AndTheRequesterSeesIt()
    {
        var (app, customer, requester, receipt) = await RequestAsync();
        await Expect(receipt.Approve).ToHaveCountAsync(0);
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));

        var lead = await EnterAsync(app);
        await lead.SignInAsync(Person.TeamLead, "/purges");
        await new ListPart(lead.Page, "Purges").RowOf(customer.ConnectionId).GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await new ReceiptPage(lead.Page).ApproveAsync();

        await Expect(new ReceiptPage(lead.Page).Outcome("Done")).ToBeVisibleAsync();
        await Expect(receipt.Outcome("Done")).ToBeVisibleAsync();
        await Expect(receipt.Main).ToContainTextAsync(Person.TeamLead.Name);
        Assert.Equal(0, await app.Sandbox.AccountsAsync(customer, customer.ConnectionId, Token));
        Assert.Equal(1, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
        Assert.Empty(requester.Complaints);
    }

    [Fact]
    public async Task Request_Declined_SendsNothing_AndTheRequesterReadsWhy()
    {
        var (app, _, requester, receipt) = await RequestAsync();
        var lead = await EnterAsync(app);
        await lead.SignInAsync(Person.TeamLead, new Uri(requester.Page.Url).AbsolutePath);

        await new ReceiptPage(lead.Page).DeclineAsync("Ask the customer first");

        await Expect(receipt.Outcome("Declined")).ToBeVisibleAsync();
        await Expect(receipt.Main).ToContainTextAsync("Ask the customer first");
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Fact]
    public async Task Request_Withdrawn_SendsNothing()
    {
        var (app, _, _, receipt) = await RequestAsync();

        await receipt.Withdraw.ClickAsync();

        await Expect(receipt.Outcome("Withdrawn")).ToBeVisibleAsync();
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    [Fact]
    public async Task Request_ThatNobodyDecides_Expires_AndCanNoLongerBeApproved()
    {
        var (app, _, requester, receipt) = await RequestAsync();
        var lead = await EnterAsync(app);
        await lead.SignInAsync(Person.TeamLead, new Uri(requester.Page.Url).AbsolutePath);
        var leads = new ReceiptPage(lead.Page);
        await Expect(leads.Approve).ToBeEnabledAsync();

        app.LetPass(TimeSpan.FromMinutes(61));

        await Expect(receipt.Outcome("Expired")).ToBeVisibleAsync();
        await Expect(leads.Outcome("Expired")).ToBeVisibleAsync();
        await Expect(leads.Approve).ToHaveCountAsync(0);
        Assert.Equal(0, await app.Sandbox.RequestsAsync("POST", Paths.Purge, Token));
    }

    private async Task<(AdminApp App, Customer Customer, Visitor Requester, ReceiptPage Receipt)> RequestAsync()
    {
        var app = await StartAppAsync(("Purge:RequireSecondPerson", "true"));
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Max, Token);
        var requester = await EnterAsync(app);
        await requester.SignInAsync(Person.Admin, ConnectionPage.PathOf(customer));
        var dialog = await new ConnectionPage(requester.Page).PreparePurgeAsync(customer, "Ticket 4711");
        await dialog.Confirm.ClickAsync();
        var receipt = new ReceiptPage(requester.Page);
        await Expect(receipt.Outcome(Waiting)).ToBeVisibleAsync();
        return (app, customer, requester, receipt);
    }
}
