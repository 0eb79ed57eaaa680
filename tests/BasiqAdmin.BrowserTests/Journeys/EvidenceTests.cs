using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>What happened is to be found afterwards: in the audit trail, and on the errors page with its ids.</summary>
public sealed class EvidenceTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task Audit_AfterAPurge_ShowsItAndVerifies()
    {
        var visitor = await SignedInAsync(Person.Admin, AuditPage.PathOf("purge.requested"));
        var audit = new AuditPage(visitor.Page);

        await audit.VerifyAsync();

        await Expect(audit.Verdict).ToContainTextAsync("intact, checked just now");
        await Expect(audit.Of("purge.requested")).ToHaveCountAsync(2);
        await visitor.Page.GotoAsync(AuditPage.PathOf("purge.done"));
        await Expect(audit.Of("purge.done")).ToContainTextAsync("http=204");
        await Expect(audit.Of("purge.done")).ToContainTextAsync(Person.Admin.Name);
    }

    [Fact]
    public async Task Errors_AfterARefusedPurge_ShowItWithItsIds()
    {
        var visitor = await SignedInAsync(Person.Support, "/errors");
        var refused = await shared.App.Sandbox.CustomerAsync(SharedApp.Refused, Token);

        await visitor.Page.GetByText("All entries, newest first").ClickAsync();
        var entry = new ListPart(visitor.Page, "Entries").RowOf(refused.Id).First;

        await Expect(entry).ToContainTextAsync("400");
        await Expect(entry.GetByTitle(refused.ConnectionId)).ToBeVisibleAsync();
        await entry.GetByTitle(refused.Id).ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(shared.App.At(UserPage.PathOf(refused)));
    }

    private async Task<Visitor> SignedInAsync(Person person, string path)
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(person, path);
        return visitor;
    }
}
